import type { Instant } from '../calendar/civil.ts';
import type { DocumentFacts, SiteFacts } from './facts.ts';
import { later } from './hours.ts';
import type { Pack } from './packs/pack.ts';

/**
 * When a document counts as delivered, or null while it does not: the first receipt whose proof the pack accepts for a channel that it left by,
 * from a source that the pack names. A transport's own yes never counts. A receipt that claims a time before the document existed counts from then on.
 *
 * In `dry-run` no message leaves; there the moment at which it *would have* left stands for its delivery, so that the rest of the ladder can be watched.
 * That moment counts in no other mode.
 */
export function deliveredAt(document: DocumentFacts | null, pack: Pack, mode: SiteFacts['mode'], now: Instant): Instant | null {
  if (document === null) return null;
  if (mode === 'dry-run' && document.state === 'would-have') return document.endedAt;
  let first: Instant | null = null;
  for (const evidence of document.evidence) {
    if (evidence.kind !== 'delivered' && evidence.kind !== 'read') continue;
    const accepted = pack.deliveryProofs.some(
      (rule) => rule.proof === evidence.proof && rule.sources.includes(evidence.source) && document.channels.includes(rule.channel),
    );
    if (!accepted || evidence.proof === 'transport' || evidence.happenedAt > now) continue;
    const at = later(evidence.happenedAt, document.plannedAt);
    if (first === null || at < first) first = at;
  }
  return first;
}

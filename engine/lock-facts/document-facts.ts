import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { DocumentFacts } from '../../core/lock/facts.ts';
import { carrierOf } from '../outbox/carrier.ts';

/** A document as its effect and the evidence about it stand; null when it was never planned. */
export async function readDocument(tx: StoreTransaction, messageId: string): Promise<DocumentFacts | null> {
  const effect = await tx.effects.get(messageId);
  if (!effect) return null;
  const evidence = await tx.evidence.of(messageId);
  const { state, plannedAt, dueAt, endedAt } = effect;
  const { channel } = carrierOf(effect.takenBy);
  const left = evidence.filter((one) => one.kind === 'sent' && one.proof === 'transport').map((one) => one.source);
  return {
    messageId,
    state,
    plannedAt,
    dueAt,
    endedAt,
    channels: [...new Set([channel, ...left])].filter((name) => name !== '').sort(),
    evidence: evidence.map(({ kind, proof, source, happenedAt, knownAt }) => ({ kind, proof, source, happenedAt, knownAt })),
  };
}

import { messageDigest } from '../../../core/audit/message-digest.ts';
import { type Instant, latest } from '../../../core/calendar/civil.ts';
import type { Effect } from '../faces/effects.ts';
import { auditRepository } from './audit.ts';
import { effectRow } from './effect-rows.ts';
import type { Scope } from './scope.ts';

/**
 * Tells the chain which messages were planned, with what and for whom: one that is taken away later, or put in beside the program, does not fit it.
 * Orders have a record of their own (`order/planned`).
 * @param added ids of those that were new
 */
export async function tellPlanned(scope: Scope, effects: readonly Effect[], added: readonly string[]): Promise<void> {
  const isNew = new Set(added);
  let at: Instant = '0000-01-01T00:00:00.000Z';
  const messages = effects
    .filter(({ kind, effectId }) => kind === 'message' && isNew.has(effectId))
    .map((effect) => {
      at = latest(at, effect.plannedAt);
      return { messageId: effect.effectId, className: effect.className, sha256: messageDigest(effectRow(scope.siteId, effect)) };
    });
  if (messages.length > 0) await auditRepository(scope).append({ at, kind: 'messages/planned', body: { messages } });
}

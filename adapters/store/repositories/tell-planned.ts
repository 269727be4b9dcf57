import { messageDigest } from '../../../core/audit/message-digest.ts';
import { latest } from '../../../core/calendar/civil.ts';
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
  const planned = effects.filter(({ kind, effectId }) => kind === 'message' && isNew.has(effectId));
  const [first] = planned;
  if (first === undefined) return;
  const at = planned.map(({ plannedAt }) => plannedAt).reduce((a, b) => latest(a, b), first.plannedAt);
  const messages = planned.map((effect) => ({
    messageId: effect.effectId,
    className: effect.className,
    sha256: messageDigest(effectRow(scope.siteId, effect)),
  }));
  await auditRepository(scope).append({ at, kind: 'messages/planned', body: { messages } });
}

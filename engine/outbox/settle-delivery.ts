import type { DeliveryOutcome } from '../../adapters/channels/channel.ts';
import type { Effect, EffectState, StoreTransaction } from '../../adapters/store/store.ts';
import { type Instant, MINUTE_MS, plusMs } from '../../core/calendar/civil.ts';
import type { Reason } from '../../core/lock/reason.ts';
import { nextContactTime } from '../../core/reminders/quiet-hours.ts';
import type { EngineContext } from '../context.ts';
import { noteEvidence } from './note-evidence.ts';

/** Waits after the first, second, … failed attempt, in civil minutes. One more attempt than waits, then it is given up. */
const RETRY_MINUTES = [5, 15, 60, 240];
export const MAX_ATTEMPTS = RETRY_MINUTES.length + 1;

/**
 * Stores how a delivery ended. Sent: evidence `sent` and done. Failed for good: refused. Failed for now, or in doubt on an idempotent channel:
 * planned again, later each time, five attempts in all. In doubt otherwise: unknown, for a person, and not sent again.
 */
export async function settleDelivery(
  tx: StoreTransaction,
  context: EngineContext,
  key: string,
  channel: { readonly name: string; readonly idempotent: boolean },
  answer: DeliveryOutcome,
): Promise<{ state: EffectState | 'not-found'; reasons: Reason[] }> {
  const now = context.clock.now();
  const effect = await tx.effects.get(key);
  if (effect?.state !== 'taken') return { state: effect?.state ?? 'not-found', reasons: [] };
  if (answer.kind === 'sent') {
    await tx.effects.move(key, 'done', { at: now, reason: null });
    await noteEvidence(tx, effect, {
      messageId: key,
      kind: 'sent',
      proof: 'transport',
      source: channel.name,
      happenedAt: now,
      knownAt: now,
    });
    return { state: 'done', reasons: [] };
  }
  const reason: Reason = { rule: 'transport', text: answer.reason };
  const canRetry = answer.kind === 'failed' ? !answer.permanent : channel.idempotent;
  if (canRetry && effect.attempts + 1 < MAX_ATTEMPTS) {
    const dueAt = retryAt(context, effect, now);
    await tx.effects.move(key, 'planned', { at: now, reason: answer.reason, dueAt, countAttempt: true });
    await wakeCase(tx, effect, dueAt);
    return { state: 'planned', reasons: [reason] };
  }
  const state = answer.kind === 'failed' ? 'refused' : 'unknown';
  await tx.effects.move(key, state, { at: now, reason: answer.reason, countAttempt: true });
  if (answer.kind === 'failed') {
    await noteEvidence(tx, effect, {
      messageId: key,
      kind: 'failed',
      proof: 'transport',
      source: channel.name,
      happenedAt: now,
      knownAt: now,
    });
  }
  return { state, reasons: [reason] };
}

function retryAt(context: EngineContext, effect: Effect, now: Instant): Instant {
  const later = plusMs(now, (RETRY_MINUTES[effect.attempts] ?? 0) * MINUTE_MS);
  const at = effect.className === 'reminder' ? nextContactTime(later, context.pack.contactHours, context.timeZone) : later;
  return effect.expiresAt !== null && effect.expiresAt < at ? effect.expiresAt : at;
}

/** A document is put on the wire again when its case is looked at: so the case is due when the document is. */
async function wakeCase(tx: StoreTransaction, effect: Effect, dueAt: Instant): Promise<void> {
  const lockCase = effect.caseId === null ? null : await tx.cases.get(effect.caseId);
  if (!lockCase || lockCase.rung === 'closed' || (lockCase.dueAt !== null && lockCase.dueAt <= dueAt)) return;
  await tx.cases.update({ ...lockCase, dueAt });
}

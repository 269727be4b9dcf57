import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import { mayLock, retryAt } from '../../core/lock/may-lock/may-lock.ts';
import type { Reason } from '../../core/lock/reason.ts';
import type { TakeOutcome } from '../carry-out-orders.ts';
import { lockFactsOf, recordDecision } from '../cases/record-decision.ts';
import type { EngineContext } from '../context.ts';
import { readCase } from '../lock-facts/read-case-facts.ts';
import { DISPATCHER } from './carry-out-unlock.ts';
import { type OrderView, readOrder } from './order-view.ts';

/** Claims an order for a taker, after everything that could forbid it has been looked at again in the same transaction. */
export async function takeInStore(
  tx: StoreTransaction,
  context: EngineContext,
  key: string,
  taker: string,
  now: Instant,
): Promise<TakeOutcome> {
  const view = await readOrder(tx, key);
  const said = (state: TakeOutcome['state'], takenBy: string | null, reasons: readonly Reason[]): TakeOutcome => ({
    key,
    state,
    takenBy,
    reasons,
  });
  if (!view) return said('not-found', null, [{ rule: 'not-found', text: `no order '${key}' is planned: a wire's word makes none` }]);
  const { effect, order } = view;
  if (order.action === 'unlock')
    return said('not-yours', effect.takenBy ?? DISPATCHER, [{ rule: 'unlock', text: 'the site carries out unlocks by itself' }]);
  if (effect.state === 'taken' || effect.state === 'unknown') {
    return said('not-yours', effect.takenBy, [
      { rule: 'taken', text: `${effect.takenBy ?? 'somebody'} has it since ${effect.takenAt ?? '?'}` },
    ]);
  }
  if (effect.state !== 'planned') {
    return said('refused', effect.takenBy, [
      { rule: effect.state, text: `it ended as ${effect.state}${effect.reason ? `: ${effect.reason}` : ''}` },
    ]);
  }
  const refused = await lastLook(tx, context, view, now);
  if (refused) return said('refused', null, refused);
  const claimed = await tx.effects.claim(key, taker, now);
  return claimed ? said('taken', taker, []) : said('not-yours', null, [{ rule: 'taken', text: 'somebody else has it' }]);
}

/** Why a planned lock may not be taken now, with the order ended for it; null when it may. */
async function lastLook(
  tx: StoreTransaction,
  context: EngineContext,
  { order, effect }: OrderView,
  now: Instant,
): Promise<readonly Reason[] | null> {
  const { orderId, caseIds } = order;
  const end = async (
    state: 'refused' | 'expired' | 'superseded' | 'would-have',
    reasons: readonly Reason[],
    again: Instant | null,
  ): Promise<readonly Reason[]> => {
    const reason = reasons.map(({ rule, text }) => `${rule}: ${text}`).join('; ');
    await tx.effects.move(orderId, state, { at: now, reason });
    await tx.cases.updateOrder({ ...order, reason });
    await tx.audit.append({
      at: now,
      kind: `order/${state}`,
      caseIds,
      body: { orderId, circuitId: order.circuitId, action: order.action, reason },
    });
    const lockCase = await tx.cases.get(caseIds[0] ?? '');
    if (lockCase && lockCase.rung === 'locking' && again !== null) await tx.cases.update({ ...lockCase, dueAt: again });
    return reasons;
  };
  if (effect.expiresAt !== null && effect.expiresAt <= now) {
    return end('expired', [{ rule: 'expired', text: `it expired at ${effect.expiresAt}` }], now);
  }
  const lockCase = await tx.cases.get(caseIds[0] ?? '');
  if (lockCase?.rung !== 'locking') return end('superseded', [{ rule: 'superseded', text: 'the case does not want it any more' }], null);
  const { facts } = await readCase(tx, context, lockCase, now);
  const snapshot = lockFactsOf(facts, order.circuitId);
  if (!snapshot) return end('refused', [{ rule: 'circuit', text: `circuit ${order.circuitId} belongs to the lease no more` }], now);
  const verdict = mayLock(snapshot, context.pack, now);
  await recordDecision(tx, context, 'take', snapshot, verdict, now, null);
  if (verdict.verdict !== 'allow') {
    return end(
      'refused',
      verdict.reasons.map(({ rule, text }) => ({ rule, text })),
      retryAt(verdict.reasons, now) ?? now,
    );
  }
  if (context.mode === 'dry-run') return end('would-have', [{ rule: 'dry-run', text: 'it would have left now' }], null);
  return null;
}

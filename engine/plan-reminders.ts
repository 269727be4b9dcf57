import type { Effect, EffectState, StoreTransaction } from '../adapters/store/store.ts';
import { dateIn } from '../core/calendar/civil.ts';
import type { Reason } from '../core/lock/reason.ts';
import { staleBank } from '../core/reminders/guards.ts';
import { planReminders as decide, type PastReminder, type WantedReminder } from '../core/reminders/plan.ts';
import type { EngineContext } from './context.ts';
import { BANK } from './feeds/bank.ts';
import { messageEffect, reminderBody } from './outbox/message-effect.ts';
import { reminderHold } from './outbox/reminder-hold.ts';
import { tenantIds } from './tenants.ts';

export interface PlanReport {
  /** Keys of reminders that are new. */
  readonly planned: readonly string[];
  /** Keys of reminders that were planned and are not wanted any more. */
  readonly superseded: readonly string[];
  readonly held: readonly { readonly tenantId: string; readonly reason: Reason }[];
}

const STATUS: Readonly<Record<EffectState, PastReminder['status']>> = {
  planned: 'planned',
  taken: 'served',
  done: 'served',
  unknown: 'served',
  'would-have': 'served',
  superseded: 'dropped',
  expired: 'ended',
  refused: 'ended',
};

/**
 * Plans the reminders of tenants (all when `'all'`) by the range that their P falls into (`usual` before the first score), one transaction each.
 * Holds and a late bank feed are reported here and decided at dispatch: what they hold stays planned until it expires.
 */
export async function planReminders(context: EngineContext, tenants: readonly string[] | 'all'): Promise<PlanReport> {
  const planned: string[] = [];
  const superseded: string[] = [];
  const held: { tenantId: string; reason: Reason }[] = [];
  for (const tenantId of await tenantIds(context, tenants)) {
    const report = await context.store.transaction((tx) => planForTenant(tx, context, tenantId));
    planned.push(...report.planned);
    superseded.push(...report.superseded);
    held.push(...report.held);
  }
  return { planned, superseded, held };
}

async function planForTenant(tx: StoreTransaction, context: EngineContext, tenantId: string): Promise<PlanReport> {
  const now = context.clock.now();
  const { timeZone, pack } = context;
  const balances = await tx.ledger.openBalances({ tenantId });
  const effects = await tx.effects.find({ kind: 'message', classNames: ['reminder'], tenantId });
  const band = (await tx.scores.latest(tenantId))?.band ?? 'usual';
  const past = effects.flatMap(pastReminder);
  const decision = decide({ tenantId, band, balances, past, contactHours: pack.contactHours, timeZone, now });
  const superseded: string[] = [];
  for (const { key, reason } of decision.superseded) {
    superseded.push(...(await tx.effects.supersede({ effectIds: [key] }, now, reason)));
  }
  const planned = await tx.effects.plan(
    decision.planned.filter(({ revived }) => !revived).map((wanted) => newReminder(context, tenantId, wanted)),
  );
  for (const { key, sendAt, revived } of decision.planned) {
    if (!revived) continue;
    await tx.effects.move(key, 'planned', { at: now, dueAt: sendAt, reason: null });
    planned.push(key);
  }
  const waiting = [
    ...effects.filter(({ state, effectId }) => state === 'planned' && !superseded.includes(effectId)).map(({ dueAt }) => dueAt),
    ...decision.planned.map(({ sendAt }) => sendAt),
  ];
  if (waiting.length === 0) return { planned, superseded, held: [] };
  const reasons = [
    await reminderHold(
      tx,
      tenantId,
      balances.map(({ charge }) => charge.chargeId),
      now,
    ),
  ];
  const today = dateIn(now, timeZone);
  if (waiting.some((dueAt) => dateIn(dueAt, timeZone) <= today)) {
    reasons.push(staleBank((await tx.ledger.feed(BANK))?.coveredThrough ?? null, today, pack.freshness.bankDays));
  }
  return { planned, superseded, held: reasons.flatMap((reason) => (reason ? [{ tenantId, reason }] : [])) };
}

function pastReminder(effect: Effect): PastReminder[] {
  const body = reminderBody(effect);
  return body ? [{ key: effect.effectId, dueDate: body.dueDate, offset: body.offset, status: STATUS[effect.state] }] : [];
}

function newReminder(context: EngineContext, tenantId: string, wanted: WantedReminder): Effect {
  const { key, dueDate, offset, sendAt, expiresAt, chargeIds } = wanted;
  return messageEffect(context, {
    key,
    className: 'reminder',
    tenantId,
    caseId: null,
    dueAt: sendAt,
    expiresAt,
    body: { dueDate, offset, chargeIds },
  });
}

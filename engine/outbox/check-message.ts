import type { Effect, StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn, HOUR_MS, type Instant, plusMs } from '../../core/calendar/civil.ts';
import type { Tenant } from '../../core/estate/estate.ts';
import { openMinor } from '../../core/ledger/ledger.ts';
import type { Reason } from '../../core/lock/reason.ts';
import { bundles } from '../../core/reminders/bundle.ts';
import { staleBank } from '../../core/reminders/guards.ts';
import { nextContactTime, withinContactHours } from '../../core/reminders/quiet-hours.ts';
import { RenderError } from '../../core/reminders/render.ts';
import type { EngineContext } from '../context.ts';
import { BANK } from '../feeds/bank.ts';
import { reminderBody } from './message-effect.ts';
import { reminderHold } from './reminder-hold.ts';
import { type MessageText, reminderText, storedText } from './stored-text.ts';

/** What the store says about a planned message in the moment somebody wants to take it. */
export type Check =
  | { readonly kind: 'go'; readonly text: MessageText }
  /** It is pointless now: paid. */
  | { readonly kind: 'supersede'; readonly reason: Reason }
  /** Not now; look again at `dueAt`. */
  | { readonly kind: 'hold'; readonly reason: Reason; readonly dueAt: Instant }
  /** It can never leave as it is stored. */
  | { readonly kind: 'refuse'; readonly reason: Reason };

/* What holds a reminder may end at any time; an hour is soon enough for a courtesy. */
const LOOK_AGAIN_MS = HOUR_MS;

/** Re-checks a message in the store before it is claimed: paid, held, bank feed, contact hours (L15, L16, L25, L31). Documents ask for nothing but their debt. */
export async function checkMessage(tx: StoreTransaction, context: EngineContext, effect: Effect, tenant: Tenant): Promise<Check> {
  if (effect.className === 'reminder') return checkReminder(tx, context, effect, tenant);
  const text = storedText(effect);
  if (!text) return { kind: 'refuse', reason: { rule: 'no-text', text: 'nothing is stored to send' } };
  const isDemand = effect.className === 'notice' || effect.className === 'warning';
  if (isDemand && (await isPaid(tx, text))) return { kind: 'supersede', reason: PAID };
  return { kind: 'go', text };
}

async function checkReminder(tx: StoreTransaction, context: EngineContext, effect: Effect, tenant: Tenant): Promise<Check> {
  const now = context.clock.now();
  const { timeZone, pack } = context;
  const body = reminderBody(effect);
  if (!body) return { kind: 'refuse', reason: { rule: 'no-text', text: 'nothing is stored to remind of' } };
  const open = bundles(await tx.ledger.openBalances({ tenantId: tenant.tenantId })).find(({ dueDate }) => dueDate === body.dueDate);
  if (!open) return { kind: 'supersede', reason: PAID };
  if (!withinContactHours(now, pack.contactHours, timeZone)) {
    const reason = { rule: 'L25', text: `outside contact hours ${pack.contactHours.from}–${pack.contactHours.to}` };
    return { kind: 'hold', reason, dueAt: soonest(nextContactTime(now, pack.contactHours, timeZone), effect.expiresAt) };
  }
  const covered = (await tx.ledger.feed(BANK))?.coveredThrough ?? null;
  const reason =
    (await reminderHold(
      tx,
      tenant.tenantId,
      open.charges.map(({ charge }) => charge.chargeId),
      now,
    )) ?? staleBank(covered, dateIn(now, timeZone), pack.freshness.bankDays);
  if (reason) {
    return {
      kind: 'hold',
      reason,
      dueAt: soonest(nextContactTime(plusMs(now, LOOK_AGAIN_MS), pack.contactHours, timeZone), effect.expiresAt),
    };
  }
  try {
    return { kind: 'go', text: await reminderText(tx, context, tenant, open) };
  } catch (error) {
    if (error instanceof RenderError) return { kind: 'refuse', reason: { rule: 'no-text', text: error.message } };
    throw error;
  }
}

const PAID: Reason = { rule: 'paid', text: 'paid meanwhile' };

/** Whether every charge that a document demands is settled. One that names none known to the ledger is not taken for paid. */
async function isPaid(tx: StoreTransaction, text: MessageText): Promise<boolean> {
  const charges: unknown = text.data.charges;
  if (!Array.isArray(charges)) return false;
  const ids = charges.flatMap((charge: unknown) =>
    typeof charge === 'object' && charge !== null && 'chargeId' in charge && typeof charge.chargeId === 'string' ? [charge.chargeId] : [],
  );
  const balances = await tx.ledger.balancesOf(ids);
  return balances.length > 0 && balances.every((balance) => openMinor(balance) <= 0);
}

function soonest(at: Instant, expiresAt: Instant | null): Instant {
  return expiresAt !== null && expiresAt < at ? expiresAt : at;
}

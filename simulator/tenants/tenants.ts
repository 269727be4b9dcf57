import { type CivilDate, dateIn, type Instant, plusMs } from '../../core/calendar/civil.ts';
import { stream } from '../random/stream.ts';
import type { Obligation, PlannedPayment } from '../state/twin-state.ts';
import type { TwinContext } from '../twin-context.ts';
import { payBy } from './habits.ts';
import { chargesIn, type ToldCharge, type ToldMessage } from './told.ts';

/* Small traits: how likely a message makes somebody who has not paid yet pay within a day. */
const NUDGES = { reminder: 0.04, notice: 0.04, warning: 0.15 } as const;

/** What a tenant knows to be overdue and has not paid, in minor units, and the oldest due date of it. */
export interface Overdue {
  readonly minor: number;
  readonly oldestDue: CivilDate | null;
}

/** A tenant hears a message: it learns of charges it did not know, and may be moved to pay sooner. */
export function hear(context: TwinContext, message: ToldMessage, now: Instant): void {
  const { tenantId, className } = message;
  const charges = chargesIn(message);
  const named = new Set(charges.map(({ dueDate }) => dueDate));
  const known = obligationsOf(context, tenantId);
  const before = new Set(known.map(({ dueDate }) => dueDate));
  for (const dueDate of [...named].sort()) learn(context, tenantId, dueDate, charges, now);
  if (className !== 'reminder' && className !== 'notice' && className !== 'warning') return;
  for (const obligation of known) {
    if (!named.has(obligation.dueDate) || !before.has(obligation.dueDate) || hasCourse(context, tenantId, obligation)) continue;
    const draw = stream(context.state.seed, 'nudge', tenantId, `${className} ${obligation.dueDate} ${dateIn(now, context.timeZone)}`);
    if (draw.chance(NUDGES[className])) hurry(obligation, plusMs(now, draw.int(3_600, 24 * 3_600) * 1000), now, className);
  }
}

/** Its supply is gone: whatever is overdue it now pays within 2 to 40 hours. */
export function feelLock(context: TwinContext, tenantId: string, now: Instant): void {
  const today = dateIn(now, context.timeZone);
  const seconds = stream(context.state.seed, 'locked', tenantId, today).int(2 * 3_600, 40 * 3_600);
  for (const obligation of obligationsOf(context, tenantId)) {
    if (obligation.dueDate < today) hurry(obligation, plusMs(now, seconds * 1000), now, 'lock');
  }
}

/** What a tenant itself knows to be overdue at `now`. */
export function overdueOf(context: TwinContext, tenantId: string, now: Instant): Overdue {
  const today = dateIn(now, context.timeZone);
  let minor = 0;
  let oldestDue: CivilDate | null = null;
  for (const obligation of obligationsOf(context, tenantId)) {
    const unpaid = obligation.payments.reduce((sum, payment) => sum + (payment.at > now ? payment.minor : 0), 0);
    if (obligation.dueDate >= today || unpaid === 0) continue;
    minor += unpaid;
    if (oldestDue === null || obligation.dueDate < oldestDue) oldestDue = obligation.dueDate;
  }
  return { minor, oldestDue };
}

function learn(context: TwinContext, tenantId: string, dueDate: CivilDate, charges: readonly ToldCharge[], now: Instant): void {
  const obligations = obligationsOf(context, tenantId);
  let obligation = obligations.find((one) => one.dueDate === dueDate);
  const fresh = charges.filter((charge) => charge.dueDate === dueDate && !(charge.chargeId in (obligation?.charges ?? {})));
  const minor = fresh.reduce((sum, charge) => sum + charge.openMinor, 0);
  const currency = fresh[0]?.currency;
  if (currency === undefined) return;
  if (!obligation) {
    obligation = { dueDate, reference: `${tenantId}/${dueDate}`, currency, charges: {}, payments: [] };
    obligations.push(obligation);
  }
  for (const charge of fresh) obligation.charges[charge.chargeId] = charge.openMinor;
  if (minor <= 0) return;
  const course = hasCourse(context, tenantId, obligation) ? context.estate.cast.setDelays.get(tenantId) : undefined;
  const { estate, timeZone, state } = context;
  for (const part of payBy({ seed: state.seed, estate, timeZone, tenantId, dueDate, minor, currency, now, course })) {
    const paymentId = `pay-${tenantId}-${dueDate}-${obligation.payments.length + 1}`;
    const payment: PlannedPayment = { paymentId, reference: obligation.reference, ...part, because: 'habit', posted: false };
    obligation.payments.push(payment);
  }
}

/* The cast's course is set for the first due date that it hears of. */
function hasCourse(context: TwinContext, tenantId: string, obligation: Obligation): boolean {
  return context.estate.cast.setDelays.has(tenantId) && obligationsOf(context, tenantId)[0]?.dueDate === obligation.dueDate;
}

function hurry(obligation: Obligation, by: Instant, now: Instant, because: PlannedPayment['because']): void {
  for (const payment of obligation.payments) {
    if (payment.at <= now || payment.at <= by) continue;
    payment.at = by;
    payment.because = because;
  }
}

function obligationsOf(context: TwinContext, tenantId: string): Obligation[] {
  context.state.tenants[tenantId] ??= [];
  return context.state.tenants[tenantId];
}

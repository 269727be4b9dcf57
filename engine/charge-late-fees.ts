import type { StoreTransaction } from '../adapters/store/store.ts';
import { earliest, type Instant, instantAt, plusDays } from '../core/calendar/civil.ts';
import { lateFeeDue } from '../core/ledger/late-fee-due.ts';
import type { Charge, Credit } from '../core/ledger/ledger.ts';
import type { CaseChange } from './case-change.ts';
import { planBills } from './charges/plan-bills.ts';
import type { EngineContext } from './context.ts';
import type { WaitingLine } from './issue-charges.ts';
import { issueLateFee, takeBackLateFee } from './late-fees/apply-late-fee.ts';
import { knownUpTo, NEVER, readBearing } from './late-fees/late-fee-facts.ts';
import { lateFeeWaits } from './late-fees/late-fee-waits.ts';
import { settleTenant } from './payments/settle-tenant.ts';

export interface LateFeeReport {
  readonly charges: readonly Charge[];
  /** What was charged too much by what is known now. */
  readonly credits: readonly Credit[];
  /** Keys of bills to put on the wire. */
  readonly bills: readonly string[];
  readonly cases: readonly CaseChange[];
  readonly orders: readonly string[];
  /** Late by the calendar, and not charged: the bank has not told of these days yet. */
  readonly waiting: readonly WaitingLine[];
}

/** Through which days late fees have been charged is a feed like the bank's: what money has reached since then is looked at again. */
const FEED = 'late-fees';
const EVER: Instant = '0001-01-01T00:00:00.000Z';

/**
 * Charges what is due of late fees, over all leases that have terms for them, with the day's other charges; one transaction per tenant. Running it
 * twice charges nothing twice. While the bank has not told of a day, nobody counts as late on it. A late fee is never enforced by a lock.
 */
export async function chargeLateFees(context: EngineContext): Promise<LateFeeReport> {
  const now = context.clock.now();
  const { tenantIds, since, asOf } = await context.store.read(async (tx) => ({
    tenantIds: [...new Set((await tx.leases.list()).filter(hasTerms).map(({ tenantId }) => tenantId))],
    since: await lookedThrough(tx, context),
    asOf: await knownUpTo(tx, context),
  }));
  const done = {
    charges: [] as Charge[],
    credits: [] as Credit[],
    bills: [] as string[],
    cases: [] as CaseChange[],
    orders: [] as string[],
    waiting: [] as WaitingLine[],
  };
  for (const tenantId of tenantIds) {
    const one = await context.store.transaction((tx) => chargeTenant(tx, context, tenantId, since, now));
    done.charges.push(...one.charges);
    done.credits.push(...one.credits);
    done.bills.push(...one.bills);
    done.cases.push(...one.cases);
    done.orders.push(...one.orders);
    done.waiting.push(...one.waiting);
  }
  if (tenantIds.length > 0 && asOf !== NEVER) await context.store.transaction((tx) => tx.ledger.noteFeed(FEED, plusDays(asOf, -1), now));
  return done;
}

/* What was paid on days that the bank had not told of at the last run was left to this one, though it was known then. */
async function lookedThrough(tx: StoreTransaction, { timeZone }: EngineContext): Promise<Instant> {
  const feed = await tx.ledger.feed(FEED);
  return feed === null ? EVER : earliest(feed.knownAt, instantAt(feed.coveredThrough, '00:00', timeZone));
}

function hasTerms({ lines }: { readonly lines: readonly { readonly lateFee: unknown }[] }): boolean {
  return lines.some(({ lateFee }) => lateFee !== null);
}

async function chargeTenant(
  tx: StoreTransaction,
  context: EngineContext,
  tenantId: string,
  since: Instant,
  now: Instant,
): Promise<LateFeeReport> {
  const charges: Charge[] = [];
  const credits: Credit[] = [];
  const waiting: WaitingLine[] = [];
  for (const bearing of await readBearing(tx, context, tenantId, since)) {
    const step = lateFeeDue(bearing.facts);
    if (step?.kind === 'charge') charges.push(await issueLateFee(tx, context, bearing, step, now));
    if (step === null) waiting.push(...lateFeeWaits(context, bearing));
    if (step?.kind === 'take-back') credits.push(...(await takeBackLateFee(tx, context, bearing, step, now)));
  }
  if (charges.length + credits.length === 0) return { charges, credits, bills: [], cases: [], orders: [], waiting };
  const body = {
    charges: charges.map(({ chargeId, about, amount, periodFrom, periodTo }) => ({ chargeId, about, amount, periodFrom, periodTo })),
    credits: credits.map(({ creditId, chargeId, amount }) => ({ creditId, chargeId, amount })),
  };
  const { cases, orders } = await settleTenant(tx, context, tenantId, { kind: 'late-fees', body }, now);
  const bills = await planBills(tx, context, charges, (await tx.audit.head()).hash, 'bill/late');
  return { charges, credits, bills, cases, orders, waiting };
}

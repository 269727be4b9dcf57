import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import { openMinor } from '../../core/ledger/ledger.ts';
import { replay } from '../../core/ledger/replay.ts';

type Sums = Record<string, number>;

/** The whole ledger twice over: as the store keeps it, and as its facts alone say. */
export interface Books {
  readonly stored: unknown;
  readonly replayed: unknown;
  /** Per currency: what came in, and what became of it (set against charges, left, gone back). */
  readonly received: Sums;
  readonly spent: Sums;
  /** Per currency: what is open of all charges, and what was charged less paid less credited. */
  readonly open: Sums;
  readonly owed: Sums;
}

/**
 * Reads the whole ledger of a small site.
 * @param of its tenants; those of the estate when not said
 */
export async function booksOf({ ledger, estate }: StoreTransaction, now: Instant, of?: readonly string[]): Promise<Books> {
  const tenantIds = of ?? (await estate.tenants()).map(({ tenantId }) => tenantId);
  const [stored, replayed]: [unknown[], unknown[]] = [[], []];
  const [received, spent, open, owed]: [Sums, Sums, Sums, Sums] = [{}, {}, {}, {}];
  const add = (sums: Sums, currency: string, minor: number) => {
    sums[currency] = (sums[currency] ?? 0) + minor;
  };
  const payments = await ledger.payments(null, now);
  const currencyOf = new Map(payments.map(({ paymentId, amount }) => [paymentId, amount.currency]));
  const spend = (paymentId: string, minor: number) => add(spent, currencyOf.get(paymentId) ?? 'unknown', minor);
  for (const { amount } of payments) add(received, amount.currency, amount.minor);
  for (const { paymentId, amount } of await ledger.outflows(null, now)) spend(paymentId, amount.minor);
  for (const { payment, openMinor: minor } of await ledger.suspense()) spend(payment.paymentId, minor);
  for (const tenantId of tenantIds) {
    const facts = await ledger.replayFacts(tenantId);
    const again = replay(facts);
    const tenders = await ledger.tenders(tenantId);
    const balances = await ledger.openBalances({ tenantId });
    stored.push({
      tenantId,
      parts: facts.allocations
        .map(({ fact: { paymentId, chargeId, amountMinor: minor }, batch }) => ({ paymentId, chargeId, minor, batch }))
        .sort(inOrder),
      openCharges: balances
        .map(({ charge, paidMinor, creditedMinor }) => ({ chargeId: charge.chargeId, paidMinor, creditedMinor }))
        .sort(byId),
      openPayments: tenders.map(({ payment, leftMinor }) => ({ paymentId: payment.paymentId, leftMinor })).sort(byId),
    });
    replayed.push({
      tenantId,
      parts: [...again.parts].sort(inOrder),
      openCharges: again.openCharges,
      openPayments: again.openPayments,
    });
    for (const { fact } of facts.allocations) spend(fact.paymentId, fact.amountMinor);
    for (const { payment, leftMinor } of tenders) spend(payment.paymentId, leftMinor);
    for (const balance of balances) add(open, balance.charge.amount.currency, openMinor(balance));
    for (const balance of await ledger.balances(tenantId, now)) {
      if (!balance.charge.backfilled && openMinor(balance) > 0) add(owed, balance.charge.amount.currency, openMinor(balance));
    }
  }
  return { stored, replayed, received: sorted(received), spent: sorted(spent), open: sorted(open), owed: sorted(owed) };
}

interface Placed {
  readonly batch: number;
  readonly paymentId: string;
  readonly chargeId: string;
  readonly minor: number;
}

function inOrder(a: Placed, b: Placed): number {
  return a.batch - b.batch || compare(a.paymentId, b.paymentId) || compare(a.chargeId, b.chargeId) || a.minor - b.minor;
}

function byId(a: { chargeId?: string; paymentId?: string }, b: { chargeId?: string; paymentId?: string }): number {
  return compare(a.chargeId ?? a.paymentId ?? '', b.chargeId ?? b.paymentId ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sorted(sums: Sums): Sums {
  return Object.fromEntries(Object.entries(sums).sort(([a], [b]) => compare(a, b)));
}

import { formatMoney } from '../../money/decimal.ts';
import { billReference } from '../reference.ts';
import type { OpenItem, Sign, UnmatchedPayment } from './facts.ts';

/** A charge, the bill of a day, or all that a tenant owes, in one currency. */
interface Sum {
  readonly kind: 'charge' | 'bill' | 'all';
  /** Of a bill or a balance, its first. */
  readonly item: OpenItem;
  minor: number;
}

/* An amount that only one tenant owes says more than one that several do; one that everybody pays says next to nothing. */
const POINTS_ALONE = 35;
const POINTS_SHARED = 15;
const TOO_COMMON = 10;

/**
 * Finds whose open charge, bill or whole balance has exactly the amount of a payment: one sign a tenant, for the narrowest of the three, the oldest due.
 * Reads the open charges once, then answers for any number of payments.
 */
export function byAmount(open: readonly OpenItem[]): (payment: UnmatchedPayment) => Sign[] {
  const byWorth = Map.groupBy(sumsOf(open), ({ minor, item }) => `${minor} ${item.currency}`);
  return ({ amount }) => {
    const narrowest = new Map<string, Sum>();
    for (const sum of byWorth.get(`${amount.minor} ${amount.currency}`) ?? [])
      if (!narrowest.has(sum.item.tenantId)) narrowest.set(sum.item.tenantId, sum);
    const tenants = narrowest.size;
    if (tenants > TOO_COMMON) return [];
    const shared = tenants === 1 ? '' : `; ${tenants} tenants owe as much`;
    return [...narrowest.values()].map((sum) => ({
      tenantId: sum.item.tenantId,
      reference: referenceOf(sum),
      points: tenants === 1 ? POINTS_ALONE : POINTS_SHARED,
      rule: 'amount',
      text: `${formatMoney(amount)} is just what is open of ${wordsOf(sum)}${shared}`,
    }));
  };
}

/* Charges first, then bills, then whole balances, each the oldest due first. */
function sumsOf(open: readonly OpenItem[]): Sum[] {
  const charges: Sum[] = [];
  const bills = new Map<string, Sum>();
  const all = new Map<string, Sum>();
  const oldestFirst = [...open].sort(oldest);
  for (const item of oldestFirst) {
    const { tenantId, dueDate, currency } = item;
    charges.push({ kind: 'charge', item, minor: item.openMinor });
    add(bills, 'bill', `${dueDate} ${currency} ${tenantId}`, item);
    add(all, 'all', `${currency} ${tenantId}`, item);
  }
  return [...charges, ...bills.values(), ...all.values()];
}

function oldest(a: OpenItem, b: OpenItem): number {
  if (a.dueDate !== b.dueDate) return a.dueDate < b.dueDate ? -1 : 1;
  return a.chargeId < b.chargeId ? -1 : 1;
}

function add(sums: Map<string, Sum>, kind: Sum['kind'], key: string, item: OpenItem): void {
  const sum = sums.get(key);
  if (sum) sum.minor += item.openMinor;
  else sums.set(key, { kind, item, minor: item.openMinor });
}

function referenceOf({ kind, item: { chargeId, tenantId, dueDate } }: Sum): string {
  if (kind === 'charge') return chargeId;
  return kind === 'bill' ? billReference(tenantId, dueDate) : '';
}

function wordsOf(sum: Sum): string {
  return sum.kind === 'all' ? `all that ${sum.item.tenantId} owes` : `${sum.kind} ${referenceOf(sum)}`;
}

import { formatMoney } from '../../money/decimal.ts';
import { billReference } from '../reference.ts';
import type { OpenItem, Sign, UnmatchedPayment } from './facts.ts';

/** A charge, the bill of a day, or all that a tenant owes, in one currency. */
interface Sum {
  readonly tenantId: string;
  readonly reference: string;
  readonly what: string;
  readonly currency: string;
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
  const byWorth = Map.groupBy(sumsOf(open), ({ minor, currency }) => `${minor} ${currency}`);
  return ({ amount }) => {
    const narrowest = new Map<string, Sum>();
    for (const sum of byWorth.get(`${amount.minor} ${amount.currency}`) ?? [])
      if (!narrowest.has(sum.tenantId)) narrowest.set(sum.tenantId, sum);
    const tenants = narrowest.size;
    if (tenants > TOO_COMMON) return [];
    const shared = tenants === 1 ? '' : `; ${tenants} tenants owe as much`;
    return [...narrowest.values()].map(({ tenantId, reference, what }) => ({
      tenantId,
      reference,
      points: tenants === 1 ? POINTS_ALONE : POINTS_SHARED,
      rule: 'amount',
      text: `${formatMoney(amount)} is just what is open of ${what}${shared}`,
    }));
  };
}

/* Charges first, then bills, then whole balances, each the oldest due first. */
function sumsOf(open: readonly OpenItem[]): Sum[] {
  const charges: Sum[] = [];
  const bills = new Map<string, Sum>();
  const all = new Map<string, Sum>();
  const oldestFirst = [...open].sort((a, b) => (`${a.dueDate} ${a.chargeId}` < `${b.dueDate} ${b.chargeId}` ? -1 : 1));
  for (const { chargeId, tenantId, dueDate, currency, openMinor } of oldestFirst) {
    const bill = billReference(tenantId, dueDate);
    charges.push({ tenantId, reference: chargeId, what: `charge ${chargeId}`, currency, minor: openMinor });
    add(bills, { tenantId, reference: bill, what: `bill ${bill}`, currency, minor: openMinor });
    add(all, { tenantId, reference: '', what: `all that ${tenantId} owes`, currency, minor: openMinor });
  }
  return [...charges, ...bills.values(), ...all.values()];
}

function add(sums: Map<string, Sum>, part: Sum): void {
  const key = `${part.what} ${part.currency}`;
  const sum = sums.get(key);
  if (sum) sum.minor += part.minor;
  else sums.set(key, part);
}

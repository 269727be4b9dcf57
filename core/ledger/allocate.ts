import type { Allocation, ChargeBalance, Payment } from './ledger.ts';
import { openMinor } from './ledger.ts';

/** Money to be set against charges: a payment, or what is left of one. */
export interface Tender {
  readonly payment: Pick<Payment, 'paymentId' | 'reference' | 'amount'>;
  readonly leftMinor: number;
}

/** What one tender paid, and what is left of it (credit). */
export interface Allocated {
  readonly paymentId: string;
  readonly parts: readonly { readonly chargeId: string; readonly minor: number }[];
  readonly leftMinor: number;
}

/**
 * Sets money against what is open, in the order given: first what its reference names (a charge, or `<tenantId>/<dueDate>`),
 * then the oldest due; what then remains is credit. Only charges of the payment's own currency are touched, and charges of
 * imported history only when they are named: what another system did with them is not known.
 */
export function allocate(tenders: readonly Tender[], balances: readonly ChargeBalance[]): Allocated[] {
  const open = new Map(balances.map((balance) => [balance.charge.chargeId, openMinor(balance)]));
  const oldestFirst = [...balances].sort(byDueDate);
  return tenders.map(({ payment, leftMinor }) => {
    const mine = oldestFirst.filter(({ charge }) => charge.amount.currency === payment.amount.currency);
    const named = mine.filter((balance) => isNamed(balance, payment.reference));
    const others = mine.filter((balance) => !balance.charge.backfilled && !named.includes(balance));
    const parts: { chargeId: string; minor: number }[] = [];
    let left = leftMinor;
    for (const { charge } of [...named, ...others]) {
      const minor = Math.min(left, open.get(charge.chargeId) ?? 0);
      if (minor <= 0) continue;
      parts.push({ chargeId: charge.chargeId, minor });
      open.set(charge.chargeId, (open.get(charge.chargeId) ?? 0) - minor);
      left -= minor;
    }
    return { paymentId: payment.paymentId, parts, leftMinor: left };
  });
}

/** What is left of each payment after what has been allocated, in order of payment; those used up are left out. */
export function tendersOf(payments: readonly Payment[], allocations: readonly Allocation[]): Tender[] {
  const used = new Map<string, number>();
  for (const { paymentId, amountMinor } of allocations) used.set(paymentId, (used.get(paymentId) ?? 0) + amountMinor);
  return [...payments]
    .sort((a, b) => (a.paidAt === b.paidAt ? compareText(a.paymentId, b.paymentId) : compareText(a.paidAt, b.paidAt)))
    .map((payment) => ({ payment, leftMinor: payment.amount.minor - (used.get(payment.paymentId) ?? 0) }))
    .filter(({ leftMinor }) => leftMinor > 0);
}

/** The reference that a bill prints for all charges of one due date. */
export function billReference(tenantId: string, dueDate: string): string {
  return `${tenantId}/${dueDate}`;
}

function isNamed({ charge }: ChargeBalance, reference: string): boolean {
  if (reference === '') return false;
  return reference === charge.chargeId || (!charge.backfilled && reference === billReference(charge.tenantId, charge.dueDate));
}

function byDueDate(a: ChargeBalance, b: ChargeBalance): number {
  return compareText(a.charge.dueDate, b.charge.dueDate) || compareText(a.charge.chargeId, b.charge.chargeId);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { DebtType } from '../lease/debt-type.ts';
import type { AllocationPolicy } from './allocation-policy.ts';
import type { ChargeBalance, Payment } from './ledger.ts';
import { openMinor } from './ledger.ts';
import { namedBy } from './reference.ts';

/** Money to be set against charges: a payment, or what is left of one. */
export interface Tender {
  readonly payment: Pick<Payment, 'paymentId' | 'reference' | 'purpose' | 'amount'>;
  /** The debt types of what its reference names, settled charges too (`namedTypes`). */
  readonly named: readonly DebtType[];
  readonly leftMinor: number;
}

/** What one tender paid, and what is left of it (credit). */
export interface Allocated {
  readonly paymentId: string;
  readonly parts: readonly { readonly chargeId: string; readonly minor: number }[];
  readonly leftMinor: number;
}

/**
 * Sets money against what is open, in the order given: first what its reference names (`namedBy`), then debts of what it was tendered
 * for, then the rest, each by the policy's groups of debt types and in a group the oldest due; what then remains is credit.
 * Only charges of the payment's own currency are touched, charges of imported history only when they are named (what another system did
 * with them is not known), and by money that is ring-fenced only charges of its types (L6).
 */
export function allocate(tenders: readonly Tender[], balances: readonly ChargeBalance[], policy: AllocationPolicy): Allocated[] {
  const open = new Map(balances.map((balance) => [balance.charge.chargeId, openMinor(balance)]));
  const candidates = candidatesOf(balances, policy);
  return tenders.map((tender) => {
    const parts: { chargeId: string; minor: number }[] = [];
    let left = tender.leftMinor;
    for (const { charge } of candidates(tender)) {
      if (left <= 0) break;
      const before = open.get(charge.chargeId) ?? 0;
      const minor = Math.min(left, before);
      if (minor <= 0) continue;
      parts.push({ chargeId: charge.chargeId, minor });
      open.set(charge.chargeId, before - minor);
      left -= minor;
    }
    return { paymentId: tender.payment.paymentId, parts, leftMinor: left };
  });
}

/**
 * The debt types that money may be set against, or null when any: what it was tendered for, where that is ring-fenced (L6);
 * else what its reference names, where all of that is.
 */
export function fenceOf(
  { payment, named }: Pick<Tender, 'payment' | 'named'>,
  { ringFenced }: AllocationPolicy,
): readonly DebtType[] | null {
  if (payment.purpose !== null && ringFenced.includes(payment.purpose)) return [payment.purpose];
  return named.length > 0 && named.every((type) => ringFenced.includes(type)) ? named : null;
}

/** The order in which money is set against charges: as it was paid. */
export function byPayment(a: Pick<Payment, 'paidAt' | 'paymentId'>, b: Pick<Payment, 'paidAt' | 'paymentId'>): number {
  return compareText(a.paidAt, b.paidAt) || compareText(a.paymentId, b.paymentId);
}

/** What money of a tender can be set against, in the order in which it is: whatever is open of it. */
export function candidatesOf(balances: readonly ChargeBalance[], policy: AllocationPolicy): (tender: Tender) => ChargeBalance[] {
  const inOrder = [...balances].sort(byPolicy(policy));
  return (tender) => candidates(tender, inOrder, policy);
}

function candidates(tender: Tender, inOrder: readonly ChargeBalance[], policy: AllocationPolicy): ChargeBalance[] {
  const { reference, purpose, amount } = tender.payment;
  const fence = fenceOf(tender, policy);
  const mine = inOrder.filter(
    ({ charge }) => charge.amount.currency === amount.currency && (fence === null || fence.includes(charge.debtType)),
  );
  const isNamed = namedBy(reference);
  const named: ChargeBalance[] = [];
  const meant: ChargeBalance[] = [];
  const others: ChargeBalance[] = [];
  for (const balance of mine) {
    if (isNamed(balance.charge)) named.push(balance);
    else if (balance.charge.backfilled) continue;
    else (balance.charge.debtType === purpose ? meant : others).push(balance);
  }
  return [...named, ...meant, ...others];
}

function byPolicy({ order }: AllocationPolicy): (a: ChargeBalance, b: ChargeBalance) => number {
  const rank = (type: DebtType) => {
    if (order.length === 0) return 0;
    const group = order.findIndex((types) => types.includes(type));
    return group === -1 ? order.length : group;
  };
  return ({ charge: a }, { charge: b }) =>
    rank(a.debtType) - rank(b.debtType) || compareText(a.dueDate, b.dueDate) || compareText(a.chargeId, b.chargeId);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { type Allocated, allocate, type Tender } from './allocate.ts';
import type { AllocationPolicy } from './allocation-policy.ts';
import type { ChargeBalance } from './ledger.ts';
import { openMinor } from './ledger.ts';
import { makeRoom } from './make-room.ts';
import { type Part, type StandingPart, undoNewest } from './undo.ts';

/**
 * What is out of balance on the account of one tenant: all that a change can need, not years of what was settled long ago.
 * Every charge that `standing` or `released` names is among the balances, and every payment of the tenant among the tenders.
 */
export interface Account {
  readonly tenantId: string;
  /** Payments of the tenant with something left, in order of payment; below zero where more went back than was left. Imported history is none. */
  readonly tenders: readonly Tender[];
  /** Open charges, charges of imported history that a tender names, and charges that were credited by more than was open (below zero). */
  readonly balances: readonly ChargeBalance[];
  /**
   * What stands of payments and against charges that are below zero; and, where ring-fenced money may be left while something else is open, all that
   * stands against charges of ring-fenced types.
   */
  readonly standing: readonly StandingPart[];
  /**
   * What stands against the tenant's charges of payments whose owner or reference became another one in this transaction; and what stands outside the
   * fence that a charge gave to a payment which had named it before it came. All of it is undone.
   */
  readonly released: readonly StandingPart[];
}

/** What an account needs to be in balance again: `parts` in the order in which they are set, what is undone before what is set anew. */
export interface Settled {
  readonly parts: readonly Part[];
  /** What each tender paid now, and what is left of it. */
  readonly allocated: readonly Allocated[];
}

/**
 * Puts an account into balance, once all facts of a transaction are there: money that was matched anew, went back or lost its charge is freed,
 * the newest part first, and everything free is set by the policy; where ring-fenced money would be left over, freer money makes room for it.
 * It is what the engine does and what a replay does again.
 */
export function settleAccount(account: Account, policy: AllocationPolicy): Settled {
  /* Where nothing stands, nothing can be freed: so are nearly all accounts of a bulk import. */
  if (account.standing.length === 0 && account.released.length === 0) return settled(account.tenders, account.balances, [], [], policy);
  const freed = free(account);
  const back = sums(freed);
  const tenders = account.tenders.map((tender) => ({
    ...tender,
    leftMinor: tender.leftMinor - (back.payment.get(tender.payment.paymentId) ?? 0),
  }));
  const balances = account.balances.map((balance) => ({
    ...balance,
    paidMinor: balance.paidMinor + (back.charge.get(balance.charge.chargeId) ?? 0),
  }));
  const standing = lessened(unique([...account.standing, ...account.released]), freed);
  return settled(tenders, balances, standing, freed, policy);
}

function settled(
  tenders: readonly Tender[],
  balances: readonly ChargeBalance[],
  standing: readonly StandingPart[],
  freed: readonly Part[],
  policy: AllocationPolicy,
): Settled {
  const { undone, allocated } = makeRoom(tenders, balances, standing, allocate(tenders, balances, policy), policy);
  const set = allocated.flatMap(({ paymentId, parts }) => parts.map((part) => ({ paymentId, ...part })));
  return { parts: [...freed, ...undone, ...set], allocated };
}

function unique(parts: readonly StandingPart[]): StandingPart[] {
  return [...new Map(parts.map((part) => [pairOf(part), part])).values()];
}

function free({ tenders, balances, standing, released }: Account): Part[] {
  const parts: Part[] = released.map(({ paymentId, chargeId, minor }) => ({ paymentId, chargeId, minor: 0 - minor }));
  const gone = new Set(released.map(pairOf));
  for (const { payment, leftMinor } of tenders) {
    const back = 0 - leftMinor + total(parts, ({ paymentId }) => paymentId === payment.paymentId);
    if (back <= 0) continue;
    const mine = standing.filter((part) => part.paymentId === payment.paymentId && !gone.has(pairOf(part)));
    parts.push(...undoNewest(mine, back));
  }
  for (const balance of balances) {
    const { chargeId } = balance.charge;
    const back = 0 - openMinor(balance) + total(parts, (part) => part.chargeId === chargeId);
    if (back <= 0) continue;
    const against = standing.filter((part) => part.chargeId === chargeId && !gone.has(pairOf(part)));
    parts.push(...undoNewest(lessened(against, parts), back));
  }
  return parts;
}

function lessened(standing: readonly StandingPart[], undone: readonly Part[]): StandingPart[] {
  return standing.map((part) => ({ ...part, minor: part.minor + total(undone, (each) => pairOf(each) === pairOf(part)) }));
}

function total(parts: readonly Part[], of: (part: Part) => boolean): number {
  let sum = 0;
  for (const part of parts) if (of(part)) sum += part.minor;
  return sum;
}

function sums(parts: readonly Part[]): { payment: Map<string, number>; charge: Map<string, number> } {
  const payment = new Map<string, number>();
  const charge = new Map<string, number>();
  for (const { paymentId, chargeId, minor } of parts) {
    payment.set(paymentId, (payment.get(paymentId) ?? 0) + minor);
    charge.set(chargeId, (charge.get(chargeId) ?? 0) + minor);
  }
  return { payment, charge };
}

function pairOf({ paymentId, chargeId }: { readonly paymentId: string; readonly chargeId: string }): string {
  return JSON.stringify([paymentId, chargeId]);
}

import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import { type Allocated, allocate, tendersOf } from '../../core/ledger/allocate.ts';
import type { Allocation, ChargeBalance } from '../../core/ledger/ledger.ts';

/**
 * Sets what a tenant has paid beyond its charges against what is open now: called whenever a charge or a payment comes in,
 * so that it does not matter which of them came first. Each payment keeps to its reference.
 */
export async function applyCredit(tx: StoreTransaction, tenantId: string, now: Instant): Promise<Allocated[]> {
  const payments = (await tx.ledger.payments(tenantId, now)).filter((payment) => !payment.backfilled);
  if (payments.length === 0) return [];
  const tenders = tendersOf(payments, await tx.ledger.allocations(tenantId, now));
  if (tenders.length === 0) return [];
  const open = await tx.ledger.openBalances({ tenantId });
  const named = await namedHistory(
    tx,
    tenantId,
    tenders.map(({ payment }) => payment.reference),
  );
  const allocated = allocate(tenders, [...open, ...named]);
  await tx.ledger.addAllocations(allocationsOf(allocated, now));
  return allocated;
}

/* Imported history takes new money only where a payment names it. */
async function namedHistory(tx: StoreTransaction, tenantId: string, references: readonly string[]): Promise<ChargeBalance[]> {
  const named = [...new Set(references)].filter((reference) => reference !== '');
  if (named.length === 0) return [];
  const balances = await tx.ledger.balancesOf(named);
  return balances.filter(({ charge }) => charge.backfilled && charge.tenantId === tenantId);
}

function allocationsOf(allocated: readonly Allocated[], knownAt: Instant): Allocation[] {
  return allocated.flatMap(({ paymentId, parts }) =>
    parts.map(({ chargeId, minor }) => ({ paymentId, chargeId, amountMinor: minor, knownAt })),
  );
}

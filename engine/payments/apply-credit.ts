import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import { type Settled, settleAccount } from '../../core/ledger/settle-account.ts';
import type { EngineContext } from '../context.ts';

/**
 * Puts the accounts of tenants into balance, once all facts of a transaction are there: money that went back, was matched anew or lost its charge is
 * freed, and all that is free is set by its reference and the pack's policy. So it does not matter which came first, a charge or a payment.
 * In few statements, however many tenants.
 * @returns what was set and undone, by tenant
 */
export async function applyCredit(
  tx: StoreTransaction,
  context: Pick<EngineContext, 'pack'>,
  tenantIds: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, Settled>> {
  const policy = context.pack.allocation;
  const settled = new Map<string, Settled>();
  for (const account of await tx.ledger.accounts([...new Set(tenantIds)], policy))
    settled.set(account.tenantId, settleAccount(account, policy));
  const parts = [...settled.values()].flatMap((each) => each.parts);
  await tx.ledger.addAllocations(
    parts.map(({ paymentId, chargeId, minor }) => ({ paymentId, chargeId, amountMinor: minor, knownAt: now })),
    policy,
  );
  return settled;
}

import type { StoreTransaction } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import { openMinor } from '../core/ledger/ledger.ts';
import type { CaseChange } from './case-change.ts';
import { endCase } from './cases/end-case.ts';
import type { EngineContext } from './context.ts';

/**
 * Ends every case of a tenant whose named charges are paid or credited, whatever else has fallen due, in the transaction that books it:
 * the supply is ordered back by the same commit. Returns the cases that moved and the unlock orders.
 */
export async function settleCases(
  tx: StoreTransaction,
  context: EngineContext,
  tenantId: string,
  now: Instant,
): Promise<{ cases: CaseChange[]; orders: string[] }> {
  const cases: CaseChange[] = [];
  const orders: string[] = [];
  for (const lockCase of await tx.cases.listOpen(tenantId)) {
    if (lockCase.rung === 'unlocking') continue;
    const balances = await tx.ledger.balancesOf(lockCase.chargeIds);
    if (balances.some((balance) => openMinor(balance) > 0)) continue;
    const credited = balances.some(({ creditedMinor }) => creditedMinor > 0);
    const end = credited
      ? await endCase(tx, context, lockCase, 'credited', 'its charges are credited or paid', now)
      : await endCase(tx, context, lockCase, 'settled', 'its charges are paid', now);
    cases.push(end.change);
    orders.push(...end.orders);
  }
  return { cases, orders };
}

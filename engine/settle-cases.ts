import type { StoreTransaction } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import type { CaseChange } from './case-change.ts';
import { caseDebt } from './cases/case-changes.ts';
import { endCase } from './cases/end-case.ts';
import type { EngineContext } from './context.ts';

/**
 * Ends every case of a tenant whose named charges are paid, whatever else has fallen due, in the payment's own transaction:
 * the supply is ordered back by the same commit that books the money. Returns the cases that moved and the unlock orders.
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
    if (lockCase.rung === 'unlocking' || (await caseDebt(tx, lockCase)) > 0) continue;
    const end = await endCase(tx, context, lockCase, 'settled', 'its charges are paid', now);
    cases.push(end.change);
    orders.push(...end.orders);
  }
  return { cases, orders };
}

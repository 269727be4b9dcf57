import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { ChargeDraft } from '../../core/lease/charge-draft.ts';
import type { Charge } from '../../core/ledger/ledger.ts';
import type { EngineContext } from '../context.ts';
import type { IssueReport } from '../issue-charges.ts';
import { applyCredit } from '../payments/apply-credit.ts';
import { followWaiting, matchWaiting } from '../payments/match-waiting.ts';
import { planBills } from './plan-bills.ts';

/**
 * Issues charges of one tenant: stores those that are not there yet, sets free money against them, chains them and plans their bills. One
 * whose id is in the ledger with other content is not issued, and said to be waiting: a charge is never edited.
 */
export async function storeCharges(tx: StoreTransaction, context: EngineContext, drafts: readonly ChargeDraft[]): Promise<IssueReport> {
  const now = context.clock.now();
  const wanted = drafts.map((draft): Charge => ({ ...draft, knownAt: now, backfilled: false }));
  const added = wanted.length === 0 ? [] : await tx.ledger.addCharges(wanted);
  const charges = wanted.filter((_, index) => added[index] === 'accepted');
  const waiting = wanted
    .filter((_, index) => added[index] === 'conflict')
    .map(({ leaseId, lineId, chargeId, periodFrom, periodTo }) => ({
      leaseId: leaseId ?? '',
      lineId: lineId ?? '',
      key: 'id-taken' as const,
      ...(periodFrom !== null && periodTo !== null && { from: periodFrom, to: periodTo }),
      reason: `${chargeId} is in the ledger with other content`,
    }));
  const [first] = charges;
  if (first === undefined) return { charges, bills: [], waiting };
  const matched = await matchWaiting(tx, charges, now);
  const accounts = await applyCredit(tx, context, [first.tenantId, ...matched.map(({ tenantId }) => tenantId)], now);
  const auditHead = await tx.audit.append({
    at: now,
    kind: 'charges',
    body: {
      tenantId: first.tenantId,
      charges: charges.map(({ chargeId, amount, periodFrom, periodTo, dueDate }) => ({ chargeId, amount, periodFrom, periodTo, dueDate })),
    },
  });
  const bills = await planBills(tx, context, charges, auditHead);
  await followWaiting(tx, context, matched, accounts, now);
  return { charges, bills, waiting, ...(matched.length > 0 && { matched }) };
}

import type { StoreTransaction } from '../../adapters/store/store.ts';
import { DAY_MS, plusMs } from '../../core/calendar/civil.ts';
import { type Charge, openMinor } from '../../core/ledger/ledger.ts';
import { billReference } from '../../core/ledger/reference.ts';
import type { EngineContext } from '../context.ts';
import { planDocument } from '../documents/plan-document.ts';

/* A bill that nobody took within this time is no news any more: reminders follow. */
const VALID_MS = 3 * DAY_MS;

/**
 * Plans one bill per due date (and currency) for charges of one tenant that were issued together; its reference is what the tenant pays by.
 * @param auditHead head of the chain after the charges were recorded: the tenant's anchor
 * @param series what their keys begin with: late fees come on bills of their own
 * @returns keys of the bills, in order of due date
 */
export async function planBills(
  tx: StoreTransaction,
  context: EngineContext,
  charges: readonly Charge[],
  auditHead: string,
  series: 'bill' | 'bill/late' = 'bill',
): Promise<string[]> {
  const bills = new Map<string, Charge[]>();
  for (const charge of charges) {
    const key = keyOf(charge, context.currency, series);
    bills.set(key, [...(bills.get(key) ?? []), charge]);
  }
  const now = context.clock.now();
  const planned: string[] = [];
  for (const [key, together] of [...bills].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = together;
    if (first === undefined) continue;
    const balances = await tx.ledger.balancesOf(together.map(({ chargeId }) => chargeId));
    const rows = balances.map((balance) => ({
      chargeId: balance.charge.chargeId,
      debtType: balance.charge.debtType,
      openMinor: openMinor(balance),
      currency: balance.charge.amount.currency,
      dueDate: balance.charge.dueDate,
      taxMinor: balance.charge.taxMinor,
      working: balance.charge.working,
    }));
    const data = {
      reference: billReference(first.tenantId, first.dueDate),
      charges: rows,
      totalMinor: rows.reduce((total, row) => total + row.openMinor, 0),
      currency: first.amount.currency,
      dueDate: first.dueDate,
      auditHead,
    };
    planned.push(
      await planDocument(tx, context, {
        className: 'bill',
        tenantId: first.tenantId,
        caseId: null,
        key: await freeKey(tx, key),
        dueAt: now,
        expiresAt: plusMs(now, VALID_MS),
        data,
      }),
    );
  }
  return planned;
}

function keyOf({ tenantId, dueDate, issueDate, amount }: Charge, siteCurrency: string, series: string): string {
  const key = `${series}/${tenantId}/${dueDate}/${issueDate}`;
  return amount.currency === siteCurrency ? key : `${key}/${amount.currency}`;
}

/* What is issued later on the same day for the same due date (a lease that came late, an adjustment) is on a bill of its own. */
async function freeKey(tx: StoreTransaction, key: string): Promise<string> {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? key : `${key}/${n}`;
    if ((await tx.effects.get(tried)) === null) return tried;
  }
}

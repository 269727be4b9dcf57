import type { CivilDate } from '../calendar/civil.ts';
import { type ChargeBalance, openMinor } from '../ledger/ledger.ts';

/** Charges of one tenant that one message names together: those of one due date. */
export interface Bundle {
  readonly dueDate: CivilDate;
  readonly charges: readonly ChargeBalance[];
}

/** Open charges by due date, soonest first. Imported history is never reminded of. */
export function bundles(balances: readonly ChargeBalance[]): Bundle[] {
  const open = balances.filter((balance) => !balance.charge.backfilled && openMinor(balance) > 0);
  return [...Map.groupBy(open, ({ charge }) => charge.dueDate)]
    .map(([dueDate, charges]) => ({ dueDate, charges }))
    .sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1));
}

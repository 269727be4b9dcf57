import type { StoreTransaction } from '../../../adapters/store/store.ts';
import { type CivilDate, plusDays, weekdayOf } from '../../../core/calendar/civil.ts';
import type { DaySpan } from '../../../core/ledger/coverage.ts';
import type { BankStatement } from './bank-item.ts';

type Balances = Pick<BankStatement, 'account' | 'currency' | 'openingMinor' | 'closingMinor'>;

const SATURDAY = 6;

/**
 * The days of a statement with the weekend beside them, where the statement on its other side is known and goes on at the same sum: banks that write one
 * statement a working day tell nothing of Saturday and Sunday, and nothing moved then. Any other day between two statements stays a gap.
 */
export async function withRestDays(
  tx: StoreTransaction,
  { account, currency, openingMinor, closingMinor }: Balances,
  days: DaySpan,
): Promise<DaySpan> {
  const wide = { from: overWeekend(days.from, -1), through: overWeekend(days.through, 1) };
  if (wide.from === days.from && wide.through === days.through) return days;
  const beside = await tx.ledger.balancesBeside(account, currency, wide);
  const goesOn = beside.some((one) => one.days.through < wide.from && one.closingMinor === openingMinor);
  const isGoneOn = beside.some((one) => one.days.from > wide.through && one.openingMinor === closingMinor);
  return { from: goesOn ? wide.from : days.from, through: isGoneOn ? wide.through : days.through };
}

function overWeekend(date: CivilDate, step: 1 | -1): CivilDate {
  let day = date;
  while (weekdayOf(plusDays(day, step)) >= SATURDAY) day = plusDays(day, step);
  return day;
}

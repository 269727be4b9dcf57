import type { OpenSum } from '../../adapters/store/store.ts';
import { type CivilDate, type Instant, plusDays } from '../../core/calendar/civil.ts';
import { type Money, money } from '../../core/money/money.ts';
import { shareHalfUp } from '../../core/money/rounding.ts';
import type { EngineContext } from '../context.ts';
import { momentOf } from './moment.ts';
import { ReportError } from './report-error.ts';

/** Days sales outstanding of one currency. Days to one decimal; null where nothing was charged in the time looked at. */
export interface DsoLine {
  readonly open: Money;
  readonly overdue: Money;
  /** Charged in the days looked at, less credit notes. */
  readonly charged: Money;
  /** What is open, in days of charging. */
  readonly days: number | null;
  /** What it would be if nothing were overdue. */
  readonly bestPossibleDays: number | null;
  /** The difference: how many days the overdue part makes. */
  readonly delinquentDays: number | null;
}

export interface DsoReport {
  readonly report: 'dso';
  readonly asOf: Instant;
  readonly on: CivilDate;
  readonly overDays: number;
  readonly lines: readonly DsoLine[];
}

const OVER_DAYS = 90;
const MOST_DAYS = 3_660;

/**
 * Days sales outstanding: open ÷ charged in the last so many days × that many days, per currency; deposits are none of it.
 * @throws ReportError for a moment that is none, or a number of days that is not 1 to 3,660
 */
export async function daysSalesOutstanding(
  context: EngineContext,
  question: { readonly asOf?: string | undefined; readonly days?: number | undefined },
): Promise<DsoReport> {
  const { at, on, asOf } = momentOf(context, question.asOf);
  const days = question.days ?? OVER_DAYS;
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new ReportError('report/days', `days ${days}: give a whole number from 1 to ${MOST_DAYS}`);
  }
  return context.store.read(async (tx) => {
    const after = plusDays(on, 1);
    const sums = (await tx.reports.openSums({ asOf }, on, { debtType: true })).filter(({ debtType }) => debtType !== 'deposit');
    const charged = await tx.reports.charged({ asOf }, plusDays(after, 0 - days), after);
    const currencies = [...new Set([...sums, ...charged].map(({ currency }) => currency))].sort();
    const lines = currencies.map((currency) => {
      const row = charged.find((each) => each.currency === currency);
      const mine = sums.filter((sum) => sum.currency === currency);
      return lineOf(currency, mine, (row?.chargedMinor ?? 0) - (row?.creditNotesMinor ?? 0), days);
    });
    return { report: 'dso', asOf: at, on, overDays: days, lines };
  });
}

function lineOf(currency: string, sums: readonly OpenSum[], chargedMinor: number, days: number): DsoLine {
  const open = sums.reduce((total, { openMinor }) => total + openMinor, 0);
  const notDue = sums.reduce((total, { byAge }) => total + byAge['not-due'], 0);
  /* Counted in tenths of days, so that the three figures add up as printed. */
  const tenths = (minor: number): number | null => (chargedMinor > 0 ? shareHalfUp(minor, days * 10, chargedMinor) : null);
  const all = tenths(open);
  const best = tenths(notDue);
  return {
    open: money(open, currency),
    overdue: money(open - notDue, currency),
    charged: money(chargedMinor, currency),
    days: all === null ? null : all / 10,
    bestPossibleDays: best === null ? null : best / 10,
    delinquentDays: all === null || best === null ? null : (all - best) / 10,
  };
}

import { type CivilDate, type Instant, plusDays } from '../../core/calendar/civil.ts';
import type { Movement } from '../../core/ledger/journal/movement.ts';
import { type Posting, postingsOf } from '../../core/ledger/journal/postings.ts';
import { type AccountBalance, trialBalance } from '../../core/ledger/journal/trial-balance.ts';
import type { EngineContext } from '../context.ts';
import { chartOf } from './journal.ts';
import { type SpanQuestion, spanOf } from './journal-span.ts';
import { momentOf, startOf } from './moment.ts';
import { ReportError } from './report-error.ts';

/** An account in one currency: what was debited, what was credited, and debits less credits. */
export interface AccountLine {
  readonly account: string;
  readonly name: string;
  readonly currency: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
  readonly balanceMinor: number;
}

/** Debits and credits of one currency: equal, always. */
export interface CurrencyTotal {
  readonly currency: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

export interface TrialBalanceReport {
  readonly report: 'trial-balance';
  readonly asOf: Instant;
  readonly on: CivilDate;
  readonly accounts: readonly AccountLine[];
  readonly totals: readonly CurrencyTotal[];
}

export interface JournalDaysReport {
  readonly report: 'journal-days';
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Days on which something was booked. */
  readonly days: readonly {
    readonly date: CivilDate;
    readonly accounts: readonly AccountLine[];
    readonly totals: readonly CurrencyTotal[];
  }[];
}

const EVER: Instant = '0000-01-01T00:00:00.000Z';
const MOST_DAYS = 366;

/**
 * What stands on each account, from the first fact to the moment asked for. The receivables come to what is open, the accounts of money on account
 * and in suspense to what is left of payments.
 * @throws ReportError for a moment or a chart that is none
 */
export async function trialBalanceReport(
  context: EngineContext,
  question: { readonly asOf?: string | undefined; readonly chart?: unknown },
): Promise<TrialBalanceReport> {
  const { at, on } = momentOf(context, question.asOf);
  const chart = chartOf(question.chart);
  const until = new Date(Date.parse(at) + 1).toISOString() as Instant;
  const movements = await context.store.read((tx) => tx.reports.journalSums({ from: EVER, until }));
  return { report: 'trial-balance', asOf: at, on, ...summed(movements.flatMap((movement) => postingsOf(movement, chart))) };
}

/**
 * The journal summed by day and account, as general ledgers take it that do not want each fact.
 * @throws ReportError for a span or a chart that is none, and for more than 366 days
 */
export async function journalDays(
  context: EngineContext,
  question: SpanQuestion & { readonly chart?: unknown },
): Promise<JournalDaysReport> {
  const { from, to } = spanOf(context, question);
  const chart = chartOf(question.chart);
  if (plusDays(from, MOST_DAYS) <= to) throw new ReportError('report/span', `more than ${MOST_DAYS} days: ask for fewer at a time`);
  return context.store.read(async (tx) => {
    const days = [];
    for (let date = from; date <= to; date = plusDays(date, 1)) {
      const span = { from: startOf(date, context.timeZone), until: startOf(plusDays(date, 1), context.timeZone) };
      const movements: readonly Movement[] = await tx.reports.journalSums(span);
      const day = summed(movements.flatMap((movement) => postingsOf(movement, chart)));
      if (day.accounts.length > 0) days.push({ date, ...day });
    }
    return { report: 'journal-days', from, to, days };
  });
}

function summed(postings: readonly Posting[]): { accounts: AccountLine[]; totals: CurrencyTotal[] } {
  const accounts = trialBalance(postings).map(lineOf);
  const currencies = [...new Set(accounts.map(({ currency }) => currency))];
  const totals = currencies.map((currency) => {
    const mine = accounts.filter((line) => line.currency === currency);
    return {
      currency,
      debitMinor: mine.reduce((sum, { debitMinor }) => sum + debitMinor, 0),
      creditMinor: mine.reduce((sum, { creditMinor }) => sum + creditMinor, 0),
    };
  });
  return { accounts, totals };
}

function lineOf({ account, ...sums }: AccountBalance): AccountLine {
  return { account: account.number, name: account.name, ...sums };
}

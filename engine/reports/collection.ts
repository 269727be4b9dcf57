import type { CollectedSum } from '../../adapters/store/store.ts';
import { type CivilDate, type Instant, parseCivilDate } from '../../core/calendar/civil.ts';
import { firstOfMonth, firstOfNextMonth } from '../../core/calendar/month.ts';
import { type Money, money } from '../../core/money/money.ts';
import { shareHalfUp } from '../../core/money/rounding.ts';
import type { EngineContext } from '../context.ts';
import { momentOf, startOf } from './moment.ts';
import { ReportError } from './report-error.ts';
import { knownTenant } from './tenant.ts';

/** What became of the charges that fell due in one month, in one currency. Rates in basis points; null where nothing was to be collected. */
export interface CollectionLine {
  /** `2026-01`. */
  readonly month: string;
  readonly charges: number;
  readonly charged: Money;
  readonly creditNotes: Money;
  readonly writtenOff: Money;
  readonly paid: Money;
  /** Of it, by money that had come in before the month was over. */
  readonly paidInMonth: Money;
  /** Paid ÷ (charged − credit notes). */
  readonly rateBp: number | null;
  readonly rateInMonthBp: number | null;
}

export interface CollectionReport {
  readonly report: 'collection';
  readonly asOf: Instant;
  readonly on: CivilDate;
  readonly tenantId: string | null;
  readonly lines: readonly CollectionLine[];
}

export interface CollectionQuestion {
  readonly asOf?: string | undefined;
  /** First and last month, as any date of it or `2026-01`; the last twelve months when absent. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly tenantId?: string | undefined;
}

const MONTHS = 12;
const MOST_MONTHS = 120;

/**
 * The collection rate of each month: of what fell due in it, how much has been paid by the moment asked for, and how much before the month was over.
 * @throws ReportError for a moment, a month or a tenant that is none, and for more than 120 months
 */
export async function collectionRates(context: EngineContext, question: CollectionQuestion): Promise<CollectionReport> {
  const { at, on, asOf } = momentOf(context, question.asOf);
  const { tenantId } = question;
  const months = monthsOf(question, on);
  return context.store.read(async (tx) => {
    if (tenantId !== undefined) await knownTenant(tx, tenantId);
    const scope = { asOf, ...(tenantId === undefined ? {} : { tenantId }) };
    const lines: CollectionLine[] = [];
    for (const month of months) {
      const next = firstOfNextMonth(month);
      const sums = await tx.reports.collected(scope, month, next, startOf(next, context.timeZone));
      lines.push(...sums.map((sum) => lineOf(month.slice(0, 7), sum)));
    }
    return { report: 'collection', asOf: at, on, tenantId: tenantId ?? null, lines };
  });
}

function lineOf(month: string, sum: CollectedSum): CollectionLine {
  const { currency, charges } = sum;
  const due = sum.chargedMinor - sum.creditNotesMinor;
  const rate = (minor: number): number | null => (due > 0 ? shareHalfUp(minor, 10_000, due) : null);
  return {
    month,
    charges,
    charged: money(sum.chargedMinor, currency),
    creditNotes: money(sum.creditNotesMinor, currency),
    writtenOff: money(sum.writtenOffMinor, currency),
    paid: money(sum.paidMinor, currency),
    paidInMonth: money(sum.paidBeforeMinor, currency),
    rateBp: rate(sum.paidMinor),
    rateInMonthBp: rate(sum.paidBeforeMinor),
  };
}

/** First days of the months asked for. */
function monthsOf({ from, to }: CollectionQuestion, on: CivilDate): CivilDate[] {
  const last = to === undefined ? firstOfMonth(on) : monthOf('to', to);
  const first = from === undefined ? monthsBefore(last, MONTHS - 1) : monthOf('from', from);
  if (first > last) throw new ReportError('report/span', `from ${first.slice(0, 7)} lies after to ${last.slice(0, 7)}`);
  const months: CivilDate[] = [];
  for (let month = first; month <= last; month = firstOfNextMonth(month)) {
    if (months.length === MOST_MONTHS) throw new ReportError('report/span', `more than ${MOST_MONTHS} months: ask for fewer at a time`);
    months.push(month);
  }
  return months;
}

function monthOf(name: string, text: string): CivilDate {
  const date = parseCivilDate(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text);
  if (date === null) throw new ReportError('report/span', `${name} '${text}': give a month such as 2026-01`);
  return firstOfMonth(date);
}

function monthsBefore(month: CivilDate, n: number): CivilDate {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - n;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01` as CivilDate;
}

import type { JournalCursor, JournalFact } from '../../adapters/store/store.ts';
import { type CivilDate, dateIn, type Instant } from '../../core/calendar/civil.ts';
import { type Chart, parseChart } from '../../core/ledger/journal/chart.ts';
import { DEFAULT_CHART } from '../../core/ledger/journal/default-chart.ts';
import { postingsOf } from '../../core/ledger/journal/postings.ts';
import type { EngineContext } from '../context.ts';
import { decodeCursor, encodeCursor } from './journal-cursor.ts';
import { type SpanQuestion, spanOf } from './journal-span.ts';
import { pageOf } from './page.ts';
import { ReportError } from './report-error.ts';

/** One side of an entry: exactly one of debit and credit is more than nothing. */
export interface JournalPosting {
  readonly account: string;
  readonly name: string;
  readonly currency: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

/** A fact of the ledger as an entry that balances. */
export interface JournalEntry {
  /** The day on which we knew it: what is booked once is never booked again, and a day that was exported does not change any more. */
  readonly date: CivilDate;
  /** When it was so: issued, paid, credited; the booking day where a fact is only known. */
  readonly happenedOn: CivilDate;
  readonly kind: JournalFact['movement']['kind'];
  /** The charge, payment, outflow or credit. */
  readonly document: string;
  readonly about: string;
  readonly tenantId: string | null;
  /** Of the history that another system kept, which the general ledger holds already. */
  readonly history: boolean;
  readonly postings: readonly JournalPosting[];
}

export interface JournalReport {
  readonly report: 'journal';
  /** First and last day. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly entries: readonly JournalEntry[];
  readonly next: string | null;
}

export interface JournalQuestion extends SpanQuestion {
  /** A chart of accounts; what it leaves out is as in the default. */
  readonly chart?: unknown;
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

/**
 * The journal of a span of days, by when the facts were known: one page of entries, each of which balances.
 * @throws ReportError for a span, a place or a chart that is none
 */
export async function journal(context: EngineContext, question: JournalQuestion): Promise<JournalReport> {
  const { from, to, span } = spanOf(context, question);
  const chart = chartOf(question.chart);
  const limit = pageOf(question.limit);
  const after: JournalCursor | null = question.after === undefined ? null : decodeCursor(question.after);
  const { facts, next } = await context.store.read((tx) => tx.reports.journal(span, { after, limit }));
  const entries = facts.map((fact) => entryOf(fact, chart, context.timeZone)).filter(({ postings }) => postings.length > 0);
  return { report: 'journal', from, to, entries, next: next === null ? null : encodeCursor(next) };
}

/**
 * The chart that a question brings, over the default one.
 * @throws ReportError `report/chart` with the place and the reason
 */
export function chartOf(given: unknown): Chart {
  if (given === undefined || given === null) return DEFAULT_CHART;
  const parsed = parseChart(given);
  if (parsed.ok) return parsed.value;
  const [problem] = parsed.problems;
  throw new ReportError(
    'report/chart',
    `chart of accounts${problem?.place ? `, ${problem.place}` : ''}: ${problem?.reason ?? 'malformed'}`,
  );
}

function entryOf(fact: JournalFact, chart: Chart, timeZone: string): JournalEntry {
  const date = dateIn(fact.knownAt, timeZone);
  return {
    date,
    happenedOn: fact.happened === null ? date : civil(fact.happened, timeZone),
    kind: fact.movement.kind,
    document: fact.id,
    about: fact.about,
    tenantId: fact.tenantId,
    history: fact.backfilled,
    postings: postingsOf(fact.movement, chart).map(({ account, ...sides }) => ({ account: account.number, name: account.name, ...sides })),
  };
}

function civil(happened: CivilDate | Instant, timeZone: string): CivilDate {
  return happened.includes('T') ? dateIn(happened as Instant, timeZone) : (happened as CivilDate);
}

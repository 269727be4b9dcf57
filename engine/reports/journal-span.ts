import { type CivilDate, dateIn, type Instant, parseCivilDate, plusDays } from '../../core/calendar/civil.ts';
import { firstOfMonth } from '../../core/calendar/month.ts';
import type { EngineContext } from '../context.ts';
import { startOf } from './moment.ts';
import { ReportError } from './report-error.ts';

export interface SpanQuestion {
  /** First day; the first of the month of `to` when absent. */
  readonly from?: string | undefined;
  /** Last day; today when absent. */
  readonly to?: string | undefined;
}

export interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The instants between them. */
  readonly span: { readonly from: Instant; readonly until: Instant };
}

/**
 * A span of whole days at the site.
 * @throws ReportError `report/span` when a date is none, or the first lies after the last
 */
export function spanOf(context: EngineContext, question: SpanQuestion): Span {
  const to = question.to === undefined ? dateIn(context.clock.now(), context.timeZone) : dateOf('to', question.to);
  const from = question.from === undefined ? firstOfMonth(to) : dateOf('from', question.from);
  if (from > to) throw new ReportError('report/span', `from ${from} lies after to ${to}`);
  return { from, to, span: { from: startOf(from, context.timeZone), until: startOf(plusDays(to, 1), context.timeZone) } };
}

function dateOf(name: string, text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === null) throw new ReportError('report/span', `${name} '${text}': give a date such as 2026-01-31`);
  return date;
}

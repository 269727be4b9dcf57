import type { CivilDate } from '../calendar/civil.ts';
import { dayNumber, monthNumber, ofMonth } from '../calendar/month.ts';
import type { ChargeLine, Lease } from './lease.ts';
import type { Span } from './span.ts';

const MONTHS: Readonly<Record<ChargeLine['frequency'], number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The whole period of a line that holds a day, whether or not the line lasts that long. */
export function wholePeriod(lease: Lease, line: ChargeLine, day: CivilDate): Span {
  const months = MONTHS[line.frequency];
  const first = line.anchor === 'calendar' ? 0 : monthNumber(lease.from);
  const index = Math.floor((anchoredMonth(lease, line, day) - first) / months);
  return { from: anchored(lease, line, first + index * months), to: anchored(lease, line, first + (index + 1) * months) };
}

/** The month of a line that holds a day: it begins where its periods do, with the calendar's month or on the lease's day of it. */
export function wholeMonth(lease: Lease, line: ChargeLine, day: CivilDate): Span {
  const month = anchoredMonth(lease, line, day);
  return { from: anchored(lease, line, month), to: anchored(lease, line, month + 1) };
}

function anchoredMonth(lease: Lease, line: ChargeLine, day: CivilDate): number {
  const month = monthNumber(day);
  return day < anchored(lease, line, month) ? month - 1 : month;
}

function anchored(lease: Lease, line: ChargeLine, month: number): CivilDate {
  return ofMonth(month, line.anchor === 'calendar' ? 1 : dayNumber(lease.from));
}

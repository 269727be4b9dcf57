import { plusDays } from '../calendar/civil.ts';
import { decimalText, formatMinor } from '../money/decimal.ts';
import { compareFractions, fraction, minus, NOTHING, plus, times } from '../money/fraction.ts';
import { fixedAmount } from './fixed/fixed-amount.ts';
import { piecesOf } from './fixed/pieces.ts';
import type { TurnoverBasis } from './line-basis.ts';
import type { LineTime } from './line-times.ts';
import type { Reckoned, Reckoning } from './reckoned.ts';
import type { Span } from './span.ts';
import type { TurnoverReport } from './turnover.ts';
import { type Waits, waits } from './waits.ts';

/**
 * What turnover rent comes to for a period, exact: the share of the turnover or the minimum, whichever is more, less what the line named
 * by `lessLineId` charges for the same time. While the turnover is not reported for all of the period it is the minimum (a report that comes
 * later adjusts it), and without a minimum it waits.
 * @param lineTimes terms of the line, the first of which hold on the first day; the share is that of the first day
 * @param lessTimes terms of the line that is taken off
 */
export function turnoverAmount(
  lineTimes: readonly LineTime[],
  basis: TurnoverBasis,
  span: Span,
  reports: readonly TurnoverReport[],
  lessTimes: readonly LineTime[],
): Reckoning {
  const currency = lineTimes[0]?.line.currency ?? '';
  const least = minimum(lineTimes, span, currency);
  const reported = reportedTurnover(reports, span, currency);
  if (!reported.ok && basis.minimumMinorPerMonth === 0) return reported;
  let owed: Reckoned = least;
  if (reported.ok) {
    const share = times(fraction(reported.minor), fraction(basis.shareBp, 10_000));
    const text = `${decimalText(basis.shareBp, 2)} % of ${formatMinor({ minor: reported.minor, currency })}`;
    const isMore = compareFractions(share, least.exact) >= 0;
    owed = isMore ? { exact: share, working: text } : { exact: least.exact, working: `${least.working} (more than ${text})` };
  } else owed = { exact: least.exact, working: `${least.working} (${reported.reason})` };
  if (basis.lessLineId === null) return { ok: true, ...owed };
  const less = fixedAmount(lessTimes, span);
  const rest = minus(owed.exact, less.exact);
  return {
    ok: true,
    exact: compareFractions(rest, NOTHING) < 0 ? NOTHING : rest,
    working: `${owed.working} less ${basis.lessLineId}: ${less.working}`,
  };
}

function minimum(lineTimes: readonly LineTime[], span: Span, currency: string): Reckoned {
  let exact = NOTHING;
  const texts: string[] = [];
  for (const { time, months } of piecesOf(lineTimes, span)) {
    const { basis } = time.line;
    if (basis.kind !== 'turnover') continue;
    exact = plus(exact, times(fraction(basis.minimumMinorPerMonth), months));
    const quantity = months.numerator === months.denominator ? '1' : `${months.numerator}/${months.denominator}`;
    texts.push(`${formatMinor({ minor: basis.minimumMinorPerMonth, currency })} × ${quantity}`);
  }
  return { exact, working: `minimum ${texts.join(' + ')}` };
}

/* Reports must tell of each day of the period once, and of no day outside of it: what a report goes over cannot be divided. */
function reportedTurnover(reports: readonly TurnoverReport[], span: Span, currency: string): { ok: true; minor: number } | Waits {
  const mine = lastWords(reports)
    .filter(({ from, to }) => from < span.to && to > span.from)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let told = span.from;
  let minor = 0;
  for (const { reportId, from, to, turnover } of mine) {
    if (turnover.currency !== currency)
      return waits('turnover-unfit', `turnover report ${reportId} is in ${turnover.currency}, not in ${currency}`);
    if (from < span.from || to > span.to)
      return waits(
        'turnover-unfit',
        `turnover report ${reportId} goes beyond ${span.from} to ${plusDays(span.to, -1)} and cannot be divided`,
      );
    if (from < told) return waits('turnover-unfit', `turnover report ${reportId} tells of days that another one tells of`);
    if (from > told) break;
    told = to;
    minor += turnover.minor;
  }
  if (told < span.to) return waits('no-turnover', `no turnover is reported from ${told} to ${plusDays(span.to, -1)}`);
  return { ok: true, minor };
}

/* A later report of the same id corrects the earlier one. */
function lastWords(reports: readonly TurnoverReport[]): TurnoverReport[] {
  const last = new Map<string, TurnoverReport>();
  for (const report of reports) {
    const before = last.get(report.reportId);
    if (before === undefined || report.knownAt >= before.knownAt) last.set(report.reportId, report);
  }
  return [...last.values()];
}

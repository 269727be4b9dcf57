import { type CivilDate, type Instant, latest, plusDays } from '../calendar/civil.ts';

/** Whole days, first and last, that a feed has told everything of. */
export interface DaySpan {
  readonly from: CivilDate;
  readonly through: CivilDate;
}

/** A person's word that an account is used no longer. */
export interface AccountClosing {
  readonly account: string;
  /** The last day on which money could come in on it. */
  readonly closedOn: CivilDate;
  readonly by: string;
  readonly reason: string;
  readonly knownAt: Instant;
}

/** What is covered of one account. */
export interface AccountCoverage {
  readonly account: string;
  /** In order, never touching. */
  readonly spans: readonly DaySpan[];
  /** Days between them: nobody has told of these. */
  readonly gaps: readonly DaySpan[];
  /** The last day before the first gap. */
  readonly coveredThrough: CivilDate;
  /** That it is closed, or null. Once it is covered through its last day, it holds nobody back any more. */
  readonly closed: AccountClosing | null;
}

/** What is covered of a feed. */
export interface Coverage {
  readonly accounts: readonly AccountCoverage[];
  /** The last day up to which every account is covered without a gap, or null when none is. */
  readonly coveredThrough: CivilDate | null;
}

/** Spans in order, those that touch or overlap made one. */
export function joined(spans: readonly DaySpan[]): DaySpan[] {
  const whole: DaySpan[] = [];
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = whole.at(-1);
    if (last !== undefined && span.from <= plusDays(last.through, 1)) {
      whole[whole.length - 1] = { from: last.from, through: latest(last.through, span.through) };
    } else whole.push(span);
  }
  return whole;
}

/**
 * What is covered: account by account, and of the feed as a whole only up to where its slowest account is. A gap is not jumped over: the payment that
 * keeps somebody from being locked may be in it.
 * @param byAccount spans of the accounts that have told anything
 * @param allThrough up to this day somebody vouches for every account; null when nobody does
 * @param closings of accounts that are closed; when all are, nothing is covered beyond the last of their days
 */
export function coverageOf(
  byAccount: ReadonlyMap<string, readonly DaySpan[]>,
  allThrough: CivilDate | null,
  closings: readonly AccountClosing[] = [],
): Coverage {
  const accounts: AccountCoverage[] = [];
  let slowest: CivilDate | null = null;
  let nobodyBehind: CivilDate | null = allThrough;
  for (const [account, told] of [...byAccount].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const spans = vouchedFor(joined(told), allThrough);
    const [first] = spans;
    if (first === undefined) continue;
    const gaps = spans.slice(1).map((span, i) => ({ from: plusDays(spans[i]?.through ?? span.from, 1), through: plusDays(span.from, -1) }));
    const closed = closings.find((closing) => closing.account === account) ?? null;
    accounts.push({ account, spans, gaps, coveredThrough: first.through, closed });
    if (closed !== null && first.through >= closed.closedOn) nobodyBehind = latest(nobodyBehind ?? closed.closedOn, closed.closedOn);
    else if (slowest === null || first.through < slowest) slowest = first.through;
  }
  return { accounts, coveredThrough: slowest ?? nobodyBehind };
}

/* What somebody vouches for has no gaps in it, and reaches as far as an account's own days go on from it. */
function vouchedFor(spans: readonly DaySpan[], allThrough: CivilDate | null): DaySpan[] {
  const [first] = spans;
  if (first === undefined || allThrough === null) return [...spans];
  const from = first.from <= allThrough ? first.from : allThrough;
  return joined([...spans, { from, through: allThrough }]);
}

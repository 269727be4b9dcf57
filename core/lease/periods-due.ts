import { type BusinessDays, MONDAY_TO_FRIDAY } from '../calendar/business-days.ts';
import { type CivilDate, latest, plusDays } from '../calendar/civil.ts';
import { lateUntil, type Period } from './due-date.ts';
import type { ChargeLine, Lease } from './lease.ts';
import { type LineRun, lineIds, runsOfLine, termsOf } from './line-times.ts';
import { isOneOff, type LineCharge, oneOffsOf } from './one-off-charges.ts';
import { issuePeriodBy, nextPeriod, timeAt } from './periods.ts';
import { type OpenSpan, overlap, type Span, without } from './span.ts';

/** Days of one line that a charge covers (`to` is the first day after). */
export interface ChargedSpan extends Span {
  readonly lineId: string;
}

/** What must be known to say which periods are due. */
export interface PeriodFacts {
  readonly today: CivilDate;
  /** No period begins before this day, however old the lease: what came before it was charged by another system. */
  readonly notBefore: CivilDate;
  /** When the terms became known; what was to be issued before is late by them. From the first day on when not said. */
  readonly knownOn?: CivilDate;
  /** Days that charges cover already, whoever issued them. */
  readonly charged: readonly ChargedSpan[];
  /** The charges of lines that are owed once, one by one: another system may name any days for what it charges once. None when not said. */
  readonly once?: readonly LineCharge[];
  /** Versions of the lease before this one, oldest first. */
  readonly earlier?: readonly Lease[];
  readonly calendar?: BusinessDays;
}

/** A period of a line whose issue date has come. */
export interface DuePeriod {
  /** Its terms on the first day of the period. */
  readonly line: ChargeLine;
  readonly run: LineRun;
  readonly period: Period;
}

/** Every period whose issue date has come and whose days no charge covers, by line and day: what its meters must be read for, and what is then charged. */
export function periodsDue(lease: Lease, facts: PeriodFacts): DuePeriod[] {
  const due: DuePeriod[] = [];
  for (const lineId of lineIds(lease, facts.earlier ?? [])) {
    const taken = facts.charged.filter((span) => span.lineId === lineId);
    const runs = runsOfLine(lease, facts.earlier ?? [], lineId);
    const ofLine = (facts.once ?? []).filter((charge) => charge.lineId === lineId);
    const once = oneOffsOf(runs, ofLine);
    for (const run of runs) {
      if (isOneOff(run) && once.some(({ on, charge }) => on === run.from && charge !== null)) continue;
      for (const free of freeSpans(run, taken, facts.notBefore)) due.push(...dueWithin(run, free, facts));
    }
  }
  return due;
}

function freeSpans(run: LineRun, taken: readonly Span[], notBefore: CivilDate): OpenSpan[] {
  /* A one-off is owed on its day or not at all: no part of it is left after it. */
  if (isOneOff(run) && run.from < notBefore) return [];
  const bounded = overlap(run, { from: notBefore, to: null });
  return bounded === null ? [] : without(bounded, taken);
}

function dueWithin(run: LineRun, free: OpenSpan, { today, knownOn, calendar = MONDAY_TO_FRIDAY }: PeriodFacts): DuePeriod[] {
  const { basis } = termsOf(run).line;
  if (basis.kind === 'metered' && billsToIssueDate(run, free.from)) {
    const period = issuePeriodBy(run, free, today, calendar);
    return period === null ? [] : [dueAt(run, period)];
  }
  const due: DuePeriod[] = [];
  for (let from = free.from; ; ) {
    const period = nextPeriod(run, { from, to: free.to }, calendar);
    if (period === null || period.issueDate > today) return due;
    const time = timeAt(run, period.from);
    const measured = basis.kind === 'metered' || basis.kind === 'turnover';
    /* A fixed amount is due when the lease says, though this site slept that day; not when nobody could know it. */
    const late = measured || period.dueDate <= today || (basis.kind === 'fixed' && knownOn !== undefined && period.issueDate < knownOn);
    due.push(dueAt(run, late && time !== null ? lateUntil(time, period, today, calendar) : period));
    from = latest(period.to, plusDays(from, 1));
  }
}

function billsToIssueDate(run: LineRun, day: CivilDate): boolean {
  const basis = (timeAt(run, day) ?? termsOf(run)).line.basis;
  return basis.kind === 'metered' && basis.billTo === 'issue-date';
}

function dueAt(run: LineRun, period: Period): DuePeriod {
  return { run, period, line: (timeAt(run, period.from) ?? termsOf(run)).line };
}

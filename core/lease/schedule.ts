import { type BusinessDays, MONDAY_TO_FRIDAY } from '../calendar/business-days.ts';
import type { CivilDate } from '../calendar/civil.ts';
import { type ChargeDraft, chargeDraft } from './charge-draft.ts';
import type { Period } from './due-date.ts';
import type { Lease } from './lease.ts';
import type { LineRun } from './line-times.ts';
import { orWaits } from './or-waits.ts';
import { type PeriodFacts, periodsDue } from './periods-due.ts';
import { plannedPeriods } from './planned-periods.ts';
import { type ReckoningFacts, reckonRun } from './reckon.ts';
import type { Span } from './span.ts';
import type { WaitKey, Waits } from './waits.ts';

/** What must be known to say what is due; what is left out is: no earlier version, Monday to Friday, no meter, no turnover. */
export interface ScheduleFacts extends PeriodFacts, Partial<Omit<ReckoningFacts, 'earlier'>> {}

export interface Schedule {
  readonly charges: readonly ChargeDraft[];
  /** Lines whose time has come and that cannot be charged yet. */
  readonly waiting: readonly WaitingPeriod[];
}

/** Days of a line (`to` is the first day after) that cannot be charged yet, and why. */
export interface WaitingPeriod extends Span {
  readonly lineId: string;
  readonly key: WaitKey;
  readonly reason: string;
}

/**
 * Every charge of a lease whose issue date has come, for days that none of its charges covers. Pure and deterministic: the same facts give
 * the same ids (`<lease>/<line>/<first day>`), so that whoever stores them twice stores them once. An amount of nothing is no charge (a
 * metered line that bills to its issue date then goes on with the next one). Meters are asked for by `periodsDue`.
 */
export function chargesDue(lease: Lease, facts: ScheduleFacts): Schedule {
  return scheduleOf(lease, periodsDue(lease, facts), facts);
}

/** What `charges` must know beside the lease. */
export interface ChargesFacts extends Partial<ReckoningFacts> {
  readonly calendar?: BusinessDays;
}

/**
 * All charges of a lease for the periods that begin from `from` on and before `to`, as they are issued when every reading and report is there in
 * time, in order of line and period. Pure: the lease, its earlier versions, readings and reports say it all.
 */
export function charges(lease: Lease, from: CivilDate, to: CivilDate, facts: ChargesFacts = {}): Schedule {
  return scheduleOf(lease, plannedPeriods(lease, facts.earlier ?? [], { from, to }, facts.calendar ?? MONDAY_TO_FRIDAY), facts);
}

function scheduleOf(lease: Lease, periods: Iterable<{ run: LineRun; period: Period }>, facts: Partial<ReckoningFacts>): Schedule {
  const known: ReckoningFacts = { earlier: facts.earlier ?? [], meters: facts.meters ?? new Map(), turnover: facts.turnover ?? [] };
  const drafts: ChargeDraft[] = [];
  const waiting: WaitingPeriod[] = [];
  for (const { run, period } of periods) {
    const made = orWaits(() => draftsOf(lease, run, period, known));
    if (made.ok) drafts.push(...made.drafts);
    else waiting.push({ lineId: run.lineId, from: period.from, to: period.to, key: made.key, reason: made.reason });
  }
  return { charges: drafts, waiting };
}

function draftsOf(lease: Lease, run: LineRun, period: Period, known: ReckoningFacts): { ok: true; drafts: ChargeDraft[] } | Waits {
  const reckoned = reckonRun(lease, run, period, known);
  return reckoned.ok ? { ok: true, drafts: chargeDraft(lease, run, period, reckoned) } : reckoned;
}

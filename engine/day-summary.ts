import type { CivilDate, Instant } from '../core/calendar/civil.ts';
import type { Rung } from '../core/lock/case.ts';
import type { Band } from '../core/scoring/score.ts';

/** The site at a glance, for the status line, telemetry and the day's printed line. */
export interface DaySummary {
  readonly date: CivilDate;
  readonly at: Instant;
  readonly bands: Readonly<Record<Band, number>>;
  readonly rungs: Readonly<Partial<Record<Rung, number>>>;
  readonly remindersSent: number;
  readonly circuitsLocked: number;
  readonly unitsLocked: number;
  readonly locksConfirmed: number;
  readonly unlocksConfirmed: number;
  readonly workOrders: number;
  /** Due in the last 30 days: charged and paid, in minor units of the site's currency. */
  readonly chargedMinor: number;
  readonly paidMinor: number;
  readonly overdueMinor: number;
  readonly dtusOnline: number;
  readonly dtus: number;
}

import type { CivilDate, Instant } from '../calendar/civil.ts';
import type { Money } from '../money/money.ts';
import { MOST_MINOR } from './parse/bounds.ts';

/** The most that a tenant may report in minor units; a share of it can always be reckoned with. */
export const MOST_TURNOVER_MINOR = MOST_MINOR;

/** What a tenant says it sold in a time (`to` is the first day after): turnover rent is charged by it. A later one of the same id corrects it. */
export interface TurnoverReport {
  readonly reportId: string;
  readonly leaseId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly turnover: Money;
  readonly knownAt: Instant;
}

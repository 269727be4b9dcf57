import type { CivilDate } from '../calendar/civil.ts';
import type { Utility } from '../estate/estate.ts';

/** What a line charges by: an amount per time, a meter, the tenant's turnover, or once. */
export type LineBasis = FixedBasis | MeteredBasis | TurnoverBasis | OneOffBasis;

/** So much per day, month or year, of the whole lease or of each square metre of it. */
export interface FixedBasis {
  readonly kind: 'fixed';
  readonly amountMinor: number;
  readonly per: 'day' | 'month' | 'year';
  /** `m2`: the amount is for each square metre of the lease's area. */
  readonly of: 'lease' | 'm2';
  /** From this day on the amount is another one (stepped rent), oldest first. Escalation goes on from the last step. */
  readonly steps: readonly { readonly from: CivilDate; readonly amountMinor: number }[];
  readonly escalation: Escalation | null;
  /** Days for which a part of it is not owed: `to` is the first day after; 10,000 basis points = nothing is owed. */
  readonly rentFree: readonly { readonly from: CivilDate; readonly to: CivilDate; readonly waivedBp: number }[];
}

/** So many basis points more from `first` on, and again every so many months; each new amount is rounded half up to the minor unit. */
export interface Escalation {
  readonly first: CivilDate;
  readonly everyMonths: number;
  readonly percentBp: number;
  /** On the amount last reached, or each time on the first one. */
  readonly compound: boolean;
}

/** By meter: registers are integers of Wh and litres, tariffs are per kWh and per m³. */
export interface MeteredBasis {
  readonly kind: 'metered';
  readonly utility: Utility;
  readonly tariff: Tariff;
  /** A period ends on the issue date, so that the bill is of yesterday's register, or with its calendar period. */
  readonly billTo: 'issue-date' | 'period-end';
}

/** Tariffs in thousandths of a minor unit (0.7523 CNY a kWh = 75,230), since utilities price finer than money. */
export type Tariff =
  | { readonly kind: 'flat'; readonly milliMinor: number }
  /** Each tier up to so many kWh (m³) a month, the last without end (`upTo` null); limits grow with the days of a period. */
  | { readonly kind: 'tiered'; readonly tiers: readonly { readonly upTo: number | null; readonly milliMinor: number }[] }
  /** By the meter's own registers per rate (peak, flat, valley…); a rate that the meter counts and the tariff lacks cannot be charged. */
  | { readonly kind: 'time-of-use'; readonly rates: readonly { readonly rate: string; readonly milliMinor: number }[] };

/** A share of the turnover that the tenant reports, and at least so much a month. */
export interface TurnoverBasis {
  readonly kind: 'turnover';
  readonly shareBp: number;
  readonly minimumMinorPerMonth: number;
  /** A line whose charges for the same time are taken off (percentage rent *over* the base rent), or null. */
  readonly lessLineId: string | null;
}

export interface OneOffBasis {
  readonly kind: 'one-off';
  readonly amountMinor: number;
  readonly on: CivilDate;
}

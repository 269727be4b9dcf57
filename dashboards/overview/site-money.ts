import { decimalsOf } from '../../core/money/currency.ts';

/** How a dashboard shows amounts that are stored in minor units. */
export interface SiteMoney {
  /** Grafana's unit, e.g. `currency:CNY `. */
  readonly unit: string;
  /** What to divide by. */
  readonly minorPerMajor: number;
}

export function siteMoney(currency: string): SiteMoney {
  return { unit: `currency:${currency} `, minorPerMajor: 10 ** decimalsOf(currency) };
}

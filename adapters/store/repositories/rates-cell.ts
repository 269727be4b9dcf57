import { canonicalJson } from '../../../core/audit/canonical-json.ts';

type Rates = Readonly<Record<string, number>>;

/** Registers per rate as a cell. */
export function ratesCell(rates: Rates | null): string | null {
  return rates === null ? null : canonicalJson(rates);
}

/** The registers per rate that `ratesCell` wrote. */
export function ratesOf(cell: string | null): Rates | null {
  return cell === null ? null : (JSON.parse(cell) as Rates);
}

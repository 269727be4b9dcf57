import { shareHalfUp } from '../money/rounding.ts';
import type { MeteredBasis } from './line-basis.ts';

/** One meter's part in a period: the register (Wh or litres) at its start and at its end, null while nobody has read it. */
export interface MeterSpan {
  readonly meterId: string;
  readonly ctRatio: number;
  readonly opening: number | null;
  readonly closing: number | null;
}

/** Wh or litres used over all meters of a line, or why nobody can say. */
export function consumption(
  spans: readonly MeterSpan[],
): { readonly ok: true; readonly used: number } | { readonly ok: false; readonly reason: string } {
  if (spans.length === 0) return { ok: false, reason: 'no meter of this utility stands in its units' };
  let used = 0;
  for (const { meterId, ctRatio, opening, closing } of spans) {
    if (opening === null) return { ok: false, reason: `meter ${meterId} has no reading at the start of the period` };
    if (closing === null) return { ok: false, reason: `meter ${meterId} has no reading at the end of the period` };
    if (closing < opening)
      return { ok: false, reason: `meter ${meterId} went back from ${opening} to ${closing}: a person must look at it` };
    used += (closing - opening) * ctRatio;
  }
  return { ok: true, used };
}

/** What so many Wh (litres) cost at a flat tariff per kWh (m³): exact, rounded half up to the minor unit. */
export function priceMinor(used: number, basis: MeteredBasis): number {
  return basis.tariff.kind === 'flat' ? shareHalfUp(used, basis.tariff.milliMinor, 1_000_000) : 0;
}

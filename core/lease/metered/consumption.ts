import type { CivilDate } from '../../calendar/civil.ts';
import { ratesDrift } from '../../estate/rates-fit.ts';
import { decimalText } from '../../money/decimal.ts';
import { type Waits, waits } from '../waits.ts';
import type { MeterSpan } from './meter-span.ts';

type Used<T> = { readonly ok: true; readonly used: T } | Waits;

/** Wh or litres used over all meters of a line, or why nobody can say. Transformer ratios count. */
export function consumption(spans: readonly MeterSpan[]): Used<number> {
  if (spans.length === 0) return waits('no-meter', 'no meter of this utility stands in its units');
  let used = 0;
  for (const { meterId, from, to, ctRatio, ptRatio, opening, closing } of spans) {
    if (opening === null) return waits('no-reading', unread(meterId, 'start', from));
    if (closing === null) return waits('no-reading', unread(meterId, 'end', to));
    if (closing < opening)
      return waits('register-went-back', `meter ${meterId} went back from ${opening} to ${closing}: a person must look at it`);
    used += (closing - opening) * ctRatio * ptRatio;
    if (!Number.isSafeInteger(used)) return tooMuch(spans);
  }
  return { ok: true, used };
}

/** The same by rate, for all rates that any of the meters counts. */
export function consumptionByRate(spans: readonly MeterSpan[]): Used<ReadonlyMap<string, number>> {
  const total = consumption(spans);
  if (!total.ok) return total;
  const used = new Map<string, number>();
  for (const { meterId, ctRatio, ptRatio, opening: from, closing: to, openingRates, closingRates } of spans) {
    if (openingRates === null || closingRates === null)
      return waits(
        'no-rate-register',
        `meter ${meterId} has no registers per rate ${openingRates === null ? 'at the start' : 'at the end'} of the period`,
      );
    const drift =
      from === null || to === null ? null : ratesDrift({ register: from, rates: openingRates }, { register: to, rates: closingRates });
    if (drift !== null) return waits('rates-differ', `meter ${meterId} contradicts itself: ${drift}: read it by hand and import that`);
    for (const rate of new Set([...Object.keys(openingRates), ...Object.keys(closingRates)])) {
      const opening = openingRates[rate];
      const closing = closingRates[rate];
      if (opening === undefined || closing === undefined)
        return waits(
          'no-rate-register',
          `meter ${meterId} has no register '${rate}' ${opening === undefined ? 'at the start' : 'at the end'} of the period`,
        );
      if (closing < opening)
        return waits(
          'register-went-back',
          `meter ${meterId} went back from ${opening} to ${closing} at rate '${rate}': a person must look at it`,
        );
      used.set(rate, (used.get(rate) ?? 0) + (closing - opening) * ctRatio * ptRatio);
    }
  }
  return { ok: true, used };
}

/**
 * Why what was used cannot be charged: more than can be reckoned with, or than a charge may come to. It is told of the meter that used most.
 * @param spans with both registers
 */
export function tooMuch(spans: readonly MeterSpan[]): Waits {
  const usedBy = ({ opening, closing, ctRatio, ptRatio }: MeterSpan) => BigInt((closing ?? 0) - (opening ?? 0)) * BigInt(ctRatio * ptRatio);
  const [most] = [...spans].sort((a, b) => (usedBy(a) < usedBy(b) ? 1 : -1));
  if (most === undefined) return waits('too-much', 'comes to more than can be charged');
  const { meterId, opening, closing, ctRatio, ptRatio } = most;
  const ratios = ctRatio * ptRatio === 1 ? '' : ` × ratios ${ctRatio} × ${ptRatio}`;
  const used = `${decimalText((closing ?? 0) - (opening ?? 0), 3)} kWh (m³)${ratios}`;
  return waits('too-much', `meter ${meterId} used ${used}, more than can be charged: check its readings and its ratios (ctRatio, ptRatio)`);
}

function unread(meterId: string, end: 'start' | 'end', day: CivilDate | null): string {
  const of = day === null ? '' : ` (${day}): import one of that day, read by hand`;
  return `meter ${meterId} has no reading at the ${end} of the period${of}`;
}

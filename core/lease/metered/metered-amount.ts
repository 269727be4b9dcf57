import { decimalsOf } from '../../money/currency.ts';
import { decimalText } from '../../money/decimal.ts';
import { compareFractions, type Fraction, fraction, NOTHING, plus, times } from '../../money/fraction.ts';
import type { MeteredBasis, Tariff } from '../line-basis.ts';
import type { LineTime } from '../line-times.ts';
import { MOST_CHARGED_MINOR } from '../parse/bounds.ts';
import type { Reckoning } from '../reckoned.ts';
import type { Span } from '../span.ts';
import { type Waits, waits } from '../waits.ts';
import { consumption, consumptionByRate, tooMuch } from './consumption.ts';
import type { MeterSpan } from './meter-span.ts';
import { tieredParts } from './tiered.ts';

/** So much of a utility (Wh or litres, exact) at so much a kWh (m³), in thousandths of a minor unit. */
export interface TariffPart {
  /** The rate's name, where there are several. */
  readonly rate: string | null;
  readonly used: Fraction;
  readonly milliMinor: number;
}

/* Registers are Wh and litres, tariffs are per kWh and m³, and in thousandths of a minor unit. */
const REGISTER_AND_MILLI = fraction(1, 1_000_000);

/**
 * What a metered line charges for a period, exact, by the terms of its first day: a new tariff counts from the first period that begins on its day or later.
 * It cannot be reckoned while a reading is missing, or when a meter counts other rates than the tariff has.
 */
export function meteredAmount({ line }: LineTime, basis: MeteredBasis, span: Span, meters: readonly MeterSpan[]): Reckoning {
  const parts = partsOf(basis.tariff, span, meters);
  if (!parts.ok) return parts;
  const exact = parts.parts.reduce(
    (sum, { used, milliMinor }) => plus(sum, times(times(used, fraction(milliMinor)), REGISTER_AND_MILLI)),
    NOTHING,
  );
  /* Its own reason before tax is added: what is wrong then is a register or a ratio, hardly the price. */
  if (compareFractions(exact, fraction(MOST_CHARGED_MINOR)) > 0) return tooMuch(meters);
  const unit = basis.utility === 'electricity' ? 'kWh' : 'm³';
  return { ok: true, exact, working: parts.parts.map((part) => partText(part, unit, line.currency)).join(' + ') };
}

function partsOf(tariff: Tariff, span: Span, meters: readonly MeterSpan[]): { ok: true; parts: TariffPart[] } | Waits {
  if (tariff.kind === 'time-of-use') {
    const used = consumptionByRate(meters);
    if (!used.ok) return used;
    const unpriced = [...used.used.keys()].find((rate) => tariff.rates.every((each) => each.rate !== rate));
    if (unpriced !== undefined) return waits('rates-differ', `a meter counts rate '${unpriced}', which the tariff lacks`);
    const uncounted = tariff.rates.find(({ rate }) => !used.used.has(rate));
    if (uncounted !== undefined) return waits('rates-differ', `the tariff has rate '${uncounted.rate}', which no meter counts`);
    return {
      ok: true,
      parts: tariff.rates.map(({ rate, milliMinor }) => ({ rate, milliMinor, used: fraction(used.used.get(rate) ?? 0) })),
    };
  }
  const used = consumption(meters);
  if (!used.ok) return used;
  const parts =
    tariff.kind === 'flat'
      ? [{ rate: null, used: fraction(used.used), milliMinor: tariff.milliMinor }]
      : tieredParts(tariff.tiers, used.used, span);
  return { ok: true, parts };
}

function partText({ rate, used, milliMinor }: TariffPart, unit: string, currency: string): string {
  const decimals = decimalsOf(currency);
  return `${rate === null ? '' : `${rate} `}${quantityText(used)} ${unit} × ${decimalText(milliMinor, decimals + 3, decimals)}`;
}

/* A tier's limit for a part of a month may be no whole number of Wh: shown as the fraction that was reckoned with. */
function quantityText(used: Fraction): string {
  if (used.denominator === 1n) return decimalText(Number(used.numerator), 3);
  const { numerator, denominator } = times(used, fraction(1, 1000));
  return `${numerator}/${denominator}`;
}

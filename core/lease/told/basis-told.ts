import { plusDays } from '../../calendar/civil.ts';
import { decimalsOf } from '../../money/currency.ts';
import { decimalText, formatMoney } from '../../money/decimal.ts';
import type { ChargeLine } from '../lease.ts';
import type { FixedBasis, MeteredBasis, TurnoverBasis } from '../line-basis.ts';

/** A term by its name and what it says, for people. */
export type ToldTerm = readonly [name: string, text: string];

/** What a line charges by, term by term. */
export function basisTold({ basis, currency }: Pick<ChargeLine, 'basis' | 'currency'>): ToldTerm[] {
  switch (basis.kind) {
    case 'fixed':
      return fixedTold(basis, currency);
    case 'metered':
      return meteredTold(basis, currency);
    case 'turnover':
      return turnoverTold(basis, currency);
    case 'one-off':
      return [['amount', `${formatMoney({ minor: basis.amountMinor, currency })} once on ${basis.on}`]];
  }
}

function fixedTold({ amountMinor, per, of, steps, escalation, rentFree }: FixedBasis, currency: string): ToldTerm[] {
  const unit = of === 'm2' ? `per m² and ${per}` : `per ${per}`;
  return [
    ['amount', `${formatMoney({ minor: amountMinor, currency })} ${unit}`],
    ['steps', steps.map((step) => `${formatMoney({ minor: step.amountMinor, currency })} from ${step.from}`).join(', ')],
    [
      'escalation',
      escalation === null
        ? ''
        : `${percent(escalation.percentBp)} every ${escalation.everyMonths} months from ${escalation.first}, ${escalation.compound ? 'on the amount last reached' : 'of the first amount'}`,
    ],
    [
      'rent-free',
      rentFree
        .map(({ from, to, waivedBp }) => `${from} to ${plusDays(to, -1)}${waivedBp === 10_000 ? '' : ` (${percent(waivedBp)})`}`)
        .join(', '),
    ],
  ];
}

function meteredTold({ utility, tariff, billTo }: MeteredBasis, currency: string): ToldTerm[] {
  const decimals = decimalsOf(currency);
  const unit = utility === 'electricity' ? 'kWh' : 'm³';
  const price = (milliMinor: number): string => `${decimalText(milliMinor, decimals + 3, decimals)} ${currency} per ${unit}`;
  const told = (): string => {
    switch (tariff.kind) {
      case 'flat':
        return price(tariff.milliMinor);
      case 'tiered':
        return tariff.tiers
          .map(({ upTo, milliMinor }) => `${upTo === null ? 'above' : `up to ${upTo} ${unit}`} ${price(milliMinor)}`)
          .join(', ');
      case 'time-of-use':
        return tariff.rates.map(({ rate, milliMinor }) => `${rate} ${price(milliMinor)}`).join(', ');
    }
  };
  return [
    ['meters', utility],
    ['tariff', told()],
    ['bills to', billTo],
  ];
}

function turnoverTold({ shareBp, minimumMinorPerMonth, lessLineId }: TurnoverBasis, currency: string): ToldTerm[] {
  return [
    ['share of turnover', percent(shareBp)],
    ['minimum', minimumMinorPerMonth === 0 ? '' : `${formatMoney({ minor: minimumMinorPerMonth, currency })} per month`],
    ['less line', lessLineId ?? ''],
  ];
}

/** Basis points as a percentage. */
export function percent(bp: number): string {
  return `${decimalText(bp, 2)} %`;
}

import { z } from 'zod';
import { textField } from '../../parsing/fields.ts';
import type { MeteredBasis, Tariff } from '../line-basis.ts';
import { MOST_MINOR, termsMinorField } from './bounds.ts';

/* A minor unit has a thousand parts here. */
const MILLI = 1000;
/* Limits are reckoned in Wh and litres. */
const MOST_UP_TO = 1_000_000_000;

const milliMinor = z
  .int('is no whole number of thousandths of a minor unit')
  .min(0, 'must not be less than 0')
  .max(MOST_MINOR, 'is too large');

const flat = z.strictObject({ kind: z.literal('flat'), milliMinor: milliMinor.positive('must be more than 0') });

const tiered = z.strictObject({
  kind: z.literal('tiered'),
  tiers: z
    .array(
      z.strictObject({
        upTo: z.int('is no whole number of kWh (m³)').positive('must be more than 0').max(MOST_UP_TO, 'is too large').nullable(),
        milliMinor,
      }),
    )
    .min(1, 'has no tier')
    .refine((tiers) => tiers.at(-1)?.upTo === null, 'must end with a tier without end (upTo null)')
    .refine((tiers) => limitsGrow(tiers.map(({ upTo }) => upTo)), 'must have limits that grow, and only the last without end'),
});

const timeOfUse = z.strictObject({
  kind: z.literal('time-of-use'),
  rates: z
    .array(z.strictObject({ rate: textField, milliMinor }))
    .min(1, 'has no rate')
    .refine((rates) => new Set(rates.map(({ rate }) => rate)).size === rates.length, 'names a rate twice'),
});

/** By meter, with a tariff; `tariffMinor` (whole minor units a kWh or m³) is a flat tariff. */
export const meteredBasis = z
  .strictObject({
    kind: z.literal('metered'),
    utility: z.enum(['electricity', 'water']),
    tariff: z.discriminatedUnion('kind', [flat, tiered, timeOfUse]).optional(),
    tariffMinor: termsMinorField.max(MOST_MINOR / MILLI, 'is too large').optional(),
    billTo: z.enum(['issue-date', 'period-end']).default('issue-date'),
  })
  .transform(({ tariff, tariffMinor, ...rest }, context): MeteredBasis => {
    const flatOne: Tariff | undefined = tariffMinor === undefined ? undefined : { kind: 'flat', milliMinor: tariffMinor * MILLI };
    if (tariff !== undefined && flatOne !== undefined)
      context.addIssue({ code: 'custom', path: ['tariffMinor'], message: 'is given beside tariff: which of them counts?' });
    const one = tariff ?? flatOne;
    if (one === undefined) {
      context.addIssue({ code: 'custom', path: ['tariff'], message: 'is missing' });
      return z.NEVER;
    }
    return { ...rest, tariff: one };
  });

function limitsGrow(limits: readonly (number | null)[]): boolean {
  return limits.every((limit, index) => {
    if (index === 0) return true;
    const before = limits[index - 1] ?? null;
    return before !== null && (limit === null || limit > before);
  });
}

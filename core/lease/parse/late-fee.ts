import { z } from 'zod';
import { termsMinorField, termsMinorOrNothingField } from './bounds.ts';

/** What a line says of paying late; caps may be left out. */
export const lateFeeTerms = z
  .strictObject({
    graceDays: z.int('is no whole number of days').min(0, 'must be 0 to 365').max(365, 'must be 0 to 365').default(0),
    flatMinor: termsMinorOrNothingField.default(0),
    perDayPpm: z.int('is no whole number of millionths').min(0, 'must be 0 to 100000').max(100_000, 'must be 0 to 100000').default(0),
    capMinor: termsMinorField.nullable().default(null),
    capBp: z
      .int('is no whole number of basis points')
      .min(1, 'must be 1 to 10000')
      .max(10_000, 'must be 1 to 10000')
      .nullable()
      .default(null),
  })
  .refine(({ flatMinor, perDayPpm }) => flatMinor > 0 || perDayPpm > 0, 'says neither flatMinor nor perDayPpm');

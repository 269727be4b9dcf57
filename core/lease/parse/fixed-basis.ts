import { z } from 'zod';
import { dateField } from '../../parsing/fields.ts';
import { termsMinorField } from './bounds.ts';
import { areAscending } from './day-list.ts';

const escalation = z.strictObject({
  first: dateField,
  everyMonths: z.int('is no whole number of months').min(1, 'must be 1 to 600').max(600, 'must be 1 to 600').default(12),
  percentBp: z.int('is no whole number of basis points').min(1, 'must be 1 to 10000').max(10_000, 'must be 1 to 10000'),
  compound: z.boolean().default(true),
});

const rentFree = z
  .strictObject({
    from: dateField,
    to: dateField,
    waivedBp: z.int('is no whole number of basis points').min(1, 'must be 1 to 10000').max(10_000, 'must be 1 to 10000').default(10_000),
  })
  .refine(({ from, to }) => to > from, { path: ['to'], message: 'must lie after from (it is the first day after)' });

/** `{kind: 'fixed', amountMinor}` and what may be said beside it: per day or year, per m², steps, escalation, rent-free days. */
export const fixedBasis = z.strictObject({
  kind: z.literal('fixed'),
  amountMinor: termsMinorField,
  per: z.enum(['day', 'month', 'year']).default('month'),
  of: z.enum(['lease', 'm2']).default('lease'),
  steps: z
    .array(z.strictObject({ from: dateField, amountMinor: termsMinorField }))
    .refine((steps) => areAscending(steps.map(({ from }) => from)), 'must be in order of from, no day twice')
    .default([]),
  escalation: escalation.nullable().default(null),
  rentFree: z
    .array(rentFree)
    .refine(
      (spans) => spans.every(({ from }, index) => index === 0 || from >= (spans[index - 1]?.to ?? from)),
      'must be in order of from and must not overlap',
    )
    .default([]),
});

import { z } from 'zod';
import { idField } from '../../parsing/fields.ts';
import { termsMinorOrNothingField } from './bounds.ts';

/** A share of turnover in basis points, and at least so much a month. */
export const turnoverBasis = z.strictObject({
  kind: z.literal('turnover'),
  shareBp: z.int('is no whole number of basis points').min(1, 'must be 1 to 10000').max(10_000, 'must be 1 to 10000'),
  minimumMinorPerMonth: termsMinorOrNothingField.default(0),
  lessLineId: idField.nullable().default(null),
});

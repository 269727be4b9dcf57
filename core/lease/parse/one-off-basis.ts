import { z } from 'zod';
import { dateField } from '../../parsing/fields.ts';
import { termsMinorField } from './bounds.ts';

/** Owed once, on a day. */
export const oneOffBasis = z.strictObject({ kind: z.literal('one-off'), amountMinor: termsMinorField, on: dateField });

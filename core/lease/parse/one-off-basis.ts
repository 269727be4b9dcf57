import { z } from 'zod';
import { dateField, positiveMinorField } from '../../parsing/fields.ts';

/** Owed once, on a day. */
export const oneOffBasis = z.strictObject({ kind: z.literal('one-off'), amountMinor: positiveMinorField, on: dateField });

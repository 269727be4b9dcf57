import { z } from 'zod';
import { registerField } from './register.ts';

/* DL/T 645 has at most 63 rates. */
const MOST_RATES = 64;

/** Registers per rate by the rate's name (`peak`, `flat`, `valley` …), as a meter keeps them. */
export const ratesField = z
  .record(z.string().regex(/^[^\p{C}=|]{1,64}$/u, 'is no name of a rate (1 to 64 printable characters, no = or |)'), registerField)
  .refine((rates) => Object.keys(rates).length > 0, 'has no rate in it: leave it out')
  .refine((rates) => Object.keys(rates).length <= MOST_RATES, `has more than ${MOST_RATES} rates`);

import { z } from 'zod';

/** A register as fitters and meters give it: whole Wh or litres. */
export const registerField = z.int('is no whole number of Wh or litres').min(0, 'must not be below 0');

/* DL/T 645 has at most 63 rates. */
const MOST_RATES = 64;

/** Registers per rate by the rate's name (`peak`, `valley` …). */
export const ratesField = z
  .record(
    z.string().regex(/^[^\s=;,/\p{Cc}]{1,32}$/u, 'is no name of a rate (1 to 32 characters without spaces, =, ; , or /)'),
    registerField,
  )
  .refine((rates) => Object.keys(rates).length > 0, 'has no rate in it: leave it out')
  .refine((rates) => Object.keys(rates).length <= MOST_RATES, `has more than ${MOST_RATES} rates`);

/** What a meter said at one time: its register, and those per rate when it keeps them. */
export interface Registers {
  readonly register: number;
  readonly rates: Readonly<Record<string, number>> | null;
}

/** Which register of `later` lies below the one of `earlier`, in words (`register 90 is below 100`), or null when none does. */
export function wentBack(earlier: Registers, later: Registers): string | null {
  if (later.register < earlier.register) return `register ${later.register} is below ${earlier.register}`;
  for (const [rate, register] of Object.entries(earlier.rates ?? {})) {
    const after = later.rates?.[rate];
    if (after !== undefined && after < register) return `register ${after} of rate ${rate} is below ${register}`;
  }
  return null;
}

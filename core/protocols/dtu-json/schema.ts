import { z } from 'zod';
import { type Instant, parseInstant } from '../../calendar/civil.ts';
import type { Parsed } from './parsed.ts';

/* 2^53 Wh is more than any meter counts; rates and volts only have to be plausible enough to be stored as numbers. */
const MOST_RATE = 1e9;
const MOST_VOLTS = 1e6;

/** A name on the wire: 1 to 64 printable characters, so that it is safe in logs, tags and tables. */
export const nameSchema = z.string().regex(/^[^\p{C}]{1,64}$/u, 'must be 1 to 64 printable characters');

/** An instant with an offset or `Z`, given its fixed shape. */
export const instantSchema = z
  .string()
  .max(40)
  .transform((text, context): Instant => {
    const instant = parseInstant(text);
    if (instant !== null) return instant;
    context.addIssue({ code: 'custom', message: 'must be an ISO instant with Z or an offset' });
    return z.NEVER;
  });

const MOST_RATES = 64;

/** Registers per rate by the rate's name, null when left out. DL/T 645 has at most 63 rates. */
const ratesSchema = z
  .record(nameSchema, z.int().min(0))
  .refine((rates) => Object.keys(rates).length <= MOST_RATES, `must be at most ${MOST_RATES} rates`)
  .nullable()
  .default(null);

/** One meter as a DTU reports it. */
export const meterReadingSchema = z.object({
  meter: nameSchema,
  number: nameSchema,
  utility: z.enum(['electricity', 'water']),
  register: z.int().min(0),
  rates: ratesSchema,
  rate: z.number().min(-MOST_RATE).max(MOST_RATE),
  voltage: z.number().min(0).max(MOST_VOLTS).nullable(),
  switch: z.enum(['on', 'off', 'ready', 'unknown']),
});

/** Checks `input` and names the first thing that is wrong with it: `meters.3.register must be…`. */
export function check<T>(schema: z.ZodType<T>, input: unknown): Parsed<T> {
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  const place = issue?.path.map(String).join('.') || 'payload';
  return { ok: false, reason: `${place}: ${issue?.message ?? 'is not valid'}` };
}

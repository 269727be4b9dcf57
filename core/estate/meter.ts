import { z } from 'zod';
import { dateField, endsAfterStart, idField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { MeterInstallation } from './estate.ts';

const schema = z
  .strictObject({
    meterId: idField,
    circuitId: idField,
    dtuId: idField,
    number: z.string().regex(/^[0-9A-Za-z-]{1,32}$/, 'is no meter number (1 to 32 digits, letters or -)'),
    profile: z.enum(['dtu-json']).default('dtu-json'),
    ctRatio: z.int('is no whole number').min(1, 'must be at least 1').max(100_000, 'is too large').default(1),
    from: dateField,
    to: dateField.nullable().default(null),
    reconnect: z.enum(['direct', 'button']).default('direct'),
  })
  .refine(endsAfterStart, { path: ['to'], message: 'must lie after from (it is the first day after its last)' });

/** Reads a meter installation: which meter measures and switches a circuit, behind which DTU, from when to when. */
export function parseMeter(value: unknown): Parsed<MeterInstallation> {
  return parseWith(schema, value);
}

import { z } from 'zod';
import { currencyField, dateField, endsAfterStart, idField, textField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { ChargeLine, Lease } from './lease.ts';
import { MOST_AREA_DM2, termsMinorField } from './parse/bounds.ts';
import { chargeLine } from './parse/line.ts';
import { linesOfOneLease } from './parse/lines-of-one-lease.ts';
import { amendment, contactPersons, parties } from './parse/people.ts';

const schema = z
  .strictObject({
    leaseId: idField,
    tenantId: idField,
    unitIds: z.array(idField).min(1, 'names no unit').refine(allDifferent, 'names a unit twice'),
    parties,
    contacts: contactPersons,
    currency: currencyField,
    areaDm2: z
      .int('is no whole number of square decimetres')
      .positive('must be more than 0')
      .max(MOST_AREA_DM2, 'is too large')
      .nullable()
      .default(null),
    signedOn: dateField.nullable().default(null),
    from: dateField,
    to: dateField.nullable().default(null),
    depositMinor: termsMinorField.nullable().default(null),
    disconnectionClause: z
      .strictObject({ ref: textField, noticeDays: z.int('is no whole number of days').min(0).max(365) })
      .nullable()
      .default(null),
    protectedStatus: z.enum(['none', 'medical', 'care', 'emergency-service', 'important-user']).default('none'),
    reconnect: z.enum(['as-meter', 'direct']).default('as-meter'),
    lines: z
      .array(chargeLine)
      .min(1, 'has no line')
      .refine((lines) => allDifferent(lines.map((each) => each.lineId)), 'names a lineId twice'),
    amendment,
  })
  .refine(endsAfterStart, { path: ['to'], message: 'must lie after from (it is the first day after the term)' })
  .transform(
    (lease): Lease => ({
      ...lease,
      lines: lease.lines.map((line): ChargeLine => ({ ...line, currency: line.currency ?? lease.currency })),
    }),
  )
  .superRefine((lease, context) => {
    for (const { place, reason } of linesOfOneLease(lease)) context.addIssue({ code: 'custom', path: [...place], message: reason });
  });

/** A lease as people write it: what has a default may be left out. */
export type LeaseInput = z.input<typeof schema>;

/**
 * Reads a lease, with the default of everything that it may leave out; what is contradictory in it (a water meter billed as electricity)
 * is a problem, never guessed.
 */
export function parseLease(value: unknown): Parsed<Lease> {
  return parseWith(schema, value);
}

/**
 * Reads the lines of a lease as they were kept by whatever version of this program: what it did not know yet gets its default.
 * @param currency of the lease
 */
export function parseLines(value: unknown, currency: string): Parsed<ChargeLine[]> {
  const lines = parseWith(z.array(chargeLine), value);
  return lines.ok ? { ok: true, value: lines.value.map((line) => ({ ...line, currency: line.currency ?? currency })) } : lines;
}

function allDifferent(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

import { z } from 'zod';
import { currencyField, dateField, endsAfterStart, idField, positiveMinorField, textField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { ChargeLine, Lease } from './lease.ts';

const basis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), amountMinor: positiveMinorField }),
  z.strictObject({ kind: z.literal('metered'), utility: z.enum(['electricity', 'water']), tariffMinor: positiveMinorField }),
]);

const line = z
  .strictObject({
    lineId: idField,
    debtType: z.enum(['rent', 'electricity', 'water', 'service-charge', 'other']),
    creditor: z.strictObject({ party: textField, role: z.enum(['landlord', 'property-service-provider', 'utility-reseller']) }),
    basis,
    dueDay: z.int('is no whole day').min(1, 'must be 1 to 28').max(28, 'must be 1 to 28'),
    issueDaysBefore: z.int('is no whole number of days').min(0, 'must be 0 to 60').max(60, 'must be 0 to 60'),
  })
  .refine(measuresWhatItCharges, { path: ['basis', 'utility'], message: 'is another utility than the debt type' });

const schema = z
  .strictObject({
    leaseId: idField,
    tenantId: idField,
    unitIds: z.array(idField).min(1, 'names no unit').refine(allDifferent, 'names a unit twice'),
    currency: currencyField,
    from: dateField,
    to: dateField.nullable().default(null),
    disconnectionClause: z
      .strictObject({ ref: textField, noticeDays: z.int('is no whole number of days').min(0).max(365) })
      .nullable()
      .default(null),
    reconnect: z.enum(['as-meter', 'direct']).default('as-meter'),
    lines: z
      .array(line)
      .min(1, 'has no line')
      .refine((lines) => allDifferent(lines.map((each) => each.lineId)), 'names a lineId twice'),
  })
  .refine(endsAfterStart, { path: ['to'], message: 'must lie after from (it is the first day after the term)' });

/** Reads a lease; what is contradictory in it (a water meter billed as electricity) is a problem, never guessed. */
export function parseLease(value: unknown): Parsed<Lease> {
  return parseWith(schema, value);
}

/* The debt type decides what a lock may enforce (L3, L4): it must not be bent by a line that measures something else. */
function measuresWhatItCharges({ basis, debtType }: Pick<ChargeLine, 'basis' | 'debtType'>): boolean {
  if (basis.kind !== 'metered' || (debtType !== 'electricity' && debtType !== 'water')) return true;
  return basis.utility === debtType;
}

function allDifferent(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

import { z } from 'zod';
import type { CivilDate } from '../calendar/civil.ts';
import { dateField, endsAfterStart, idField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { Occupancy } from './estate.ts';

const schema = z
  .strictObject({ unitId: idField, tenantId: idField, from: dateField, to: dateField.nullable().default(null) })
  .refine(endsAfterStart, { path: ['to'], message: 'must lie after from (it is the first day no longer occupied)' });

/** Reads an occupancy. */
export function parseOccupancy(value: unknown): Parsed<Occupancy> {
  return parseWith(schema, value);
}

/** Whether two spans (`to` = first day after, null = open) share a day. */
export function overlap(
  a: { readonly from: CivilDate; readonly to: CivilDate | null },
  b: { readonly from: CivilDate; readonly to: CivilDate | null },
): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}

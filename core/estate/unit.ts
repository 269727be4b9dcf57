import { z } from 'zod';
import { idField, textField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { Unit } from './estate.ts';

const schema = z.strictObject({
  unitId: idField,
  building: textField,
  floor: textField,
  areaM2: z.number().positive('must be more than 0').nullable().default(null),
});

/** Reads a unit. An unknown field is a problem, for a mistyped name must not turn into a default. */
export function parseUnit(value: unknown): Parsed<Unit> {
  return parseWith(schema, value);
}

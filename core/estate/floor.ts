import { z } from 'zod';
import { textField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { Floor } from './estate.ts';

const schema = z.strictObject({
  building: textField,
  floor: textField,
  name: textField,
  level: z.int('is no whole number').min(-20, 'is below -20').max(300, 'is above 300').nullable().default(null),
});

/** Reads a floor of a building. */
export function parseFloor(value: unknown): Parsed<Floor> {
  return parseWith(schema, value);
}

import { z } from 'zod';
import { textField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { Building } from './estate.ts';

const schema = z.strictObject({ building: textField, name: textField, address: textField.nullable().default(null) });

/** Reads a building. */
export function parseBuilding(value: unknown): Parsed<Building> {
  return parseWith(schema, value);
}

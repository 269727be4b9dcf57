import { z } from 'zod';
import { idField, textField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { Dtu } from './estate.ts';

const schema = z.strictObject({ dtuId: idField, floor: textField });

/** Reads a DTU. */
export function parseDtu(value: unknown): Parsed<Dtu> {
  return parseWith(schema, value);
}

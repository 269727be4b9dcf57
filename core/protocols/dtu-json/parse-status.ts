import { z } from 'zod';
import type { DtuStatus } from './messages.ts';
import { type Parsed, parseJson } from './parsed.ts';
import { check } from './schema.ts';

/** Reads an `up/status` payload: the birth message, or the last will. */
export function parseStatus(payload: string | Uint8Array): Parsed<DtuStatus> {
  const json = parseJson(payload);
  return json.ok ? check(statusSchema, json.value) : json;
}

const statusSchema = z.object({ state: z.enum(['online', 'offline']) });

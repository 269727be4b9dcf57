import { z } from 'zod';
import type { DtuRequest } from './messages.ts';
import { type Parsed, parseJson } from './parsed.ts';
import { check, instantSchema, nameSchema } from './schema.ts';

/** Reads a `down/request` payload: the DTU's side. Its `mac` is checked by `verifyRequest`. */
export function parseRequest(payload: string | Uint8Array): Parsed<DtuRequest> {
  const json = parseJson(payload);
  return json.ok ? check(requestSchema, json.value) : json;
}

const requestSchema = z.object({
  id: nameSchema,
  op: z.enum(['read', 'switch-off', 'switch-on', 'make-ready']),
  meter: nameSchema,
  expiresAt: instantSchema,
  mac: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits'),
});

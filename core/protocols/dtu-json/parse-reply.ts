import { z } from 'zod';
import type { DtuReply } from './messages.ts';
import { type Parsed, parseJson } from './parsed.ts';
import { check, instantSchema, meterReadingSchema, nameSchema } from './schema.ts';

/** Reads an `up/reply` payload. An error word that is not known becomes `meter-silent`, the one that leaves open whether a switch moved. */
export function parseReply(payload: string | Uint8Array): Parsed<DtuReply> {
  const json = parseJson(payload);
  return json.ok ? check(replySchema, json.value) : json;
}

const errorSchema = z
  .enum(['unknown-meter', 'expired', 'bad-mac', 'locally-isolated', 'meter-silent', 'unsupported'])
  .catch('meter-silent');

const replySchema = z.discriminatedUnion('ok', [
  z.object({ id: nameSchema, ok: z.literal(true), at: instantSchema, reading: meterReadingSchema }),
  z.object({ id: nameSchema, ok: z.literal(false), at: instantSchema, error: errorSchema }),
]);

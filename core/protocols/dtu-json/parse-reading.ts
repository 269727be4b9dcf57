import { z } from 'zod';
import type { Instant } from '../../calendar/civil.ts';
import type { DtuMeterReading } from './messages.ts';
import { type Parsed, parseJson } from './parsed.ts';
import { check, instantSchema, meterReadingSchema } from './schema.ts';

/** Meters in one publish: a DTU serves a few dozen; the bound keeps one publish from filling the journal. */
export const MOST_METERS = 250;

/** An `up/reading` taken apart: the meters that could be read, and why the others could not. */
export interface ParsedReadingPublish {
  readonly seq: number;
  readonly at: Instant;
  readonly meters: readonly DtuMeterReading[];
  readonly rejected: readonly { readonly index: number; readonly reason: string }[];
}

/**
 * Reads an `up/reading` payload. A meter that is malformed is rejected alone, and the others stand;
 * when the frame around them is malformed, nothing does.
 */
export function parseReadingPublish(payload: string | Uint8Array): Parsed<ParsedReadingPublish> {
  const json = parseJson(payload);
  if (!json.ok) return json;
  const frame = check(frameSchema, json.value);
  if (!frame.ok) return frame;
  const meters: DtuMeterReading[] = [];
  const rejected: { index: number; reason: string }[] = [];
  for (const [index, row] of frame.value.meters.entries()) {
    const meter = check(meterReadingSchema, row);
    if (meter.ok) meters.push(meter.value);
    else rejected.push({ index, reason: `meters.${index}.${meter.reason}` });
  }
  return { ok: true, value: { seq: frame.value.seq, at: frame.value.at, meters, rejected } };
}

const frameSchema = z.object({ seq: z.int().min(0), at: instantSchema, meters: z.array(z.unknown()).min(1).max(MOST_METERS) });

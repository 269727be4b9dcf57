/**
 * Points as InfluxDB line protocol, milliseconds. Written here rather than with the `influx` client: the spool keeps text, and that client takes
 * objects only (text would be parsed and written again), writes every number as a float unless told otherwise field by field, and leaves a backslash
 * at the end of a tag value in place, where it swallows the comma behind it.
 */
import { epochMs } from '../../core/calendar/civil.ts';
import type { Point } from './telemetry.ts';

/** A point that cannot be written as a line, and why. */
export interface Unwritable {
  readonly unwritable: string;
}

/** One point as a line without its line end; or why it is none (no finite field, no time). Tags are sorted, empty ones left out. */
export function lineOf(point: Point): string | Unwritable {
  const at = epochMs(point.at);
  if (!Number.isSafeInteger(at)) return { unwritable: `time '${point.at}' is no instant` };
  if (point.measurement === '') return { unwritable: 'the measurement has no name' };
  let line = escapeMeasurement(point.measurement);
  for (const key of Object.keys(point.tags).sort()) {
    const value = tagText(point.tags[key] ?? '');
    if (value !== '' && key !== '') line += `,${escapeKey(key)}=${value}`;
  }
  const fields: string[] = [];
  for (const key of Object.keys(point.fields)) {
    const value = fieldText(point.fields[key], point.floats?.includes(key) ?? false);
    if (value === null) return { unwritable: `field '${key}' is ${String(point.fields[key])}` };
    fields.push(`${escapeKey(key)}=${value}`);
  }
  if (fields.length === 0) return { unwritable: 'it has no field' };
  return `${line} ${fields.join(',')} ${at}`;
}

function fieldText(value: number | boolean | string | undefined, float: boolean): string | null {
  switch (typeof value) {
    case 'number':
      if (!Number.isFinite(value)) return null;
      return !float && Number.isSafeInteger(value) ? `${value}i` : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'string':
      return `"${plain(value).replace(/["\\]/g, '\\$&')}"`;
    default:
      return null;
  }
}

function escapeMeasurement(text: string): string {
  return plain(text).replace(/[, ]/g, '\\$&');
}

function escapeKey(text: string): string {
  return plain(text).replace(/[,= ]/g, '\\$&');
}

/* A backslash at the end would escape what follows, and line protocol has no way to write one there. */
function tagText(text: string): string {
  return escapeKey(text).replace(/\\+$/, '');
}

/* A line end cannot be written in a name or tag at all; in a text it could, but then lines could not be told apart any more. */
function plain(text: string): string {
  return /[\n\r]/.test(text) ? text.replace(/[\n\r]+/g, ' ') : text;
}

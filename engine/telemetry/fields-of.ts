import type { Instant } from '../../core/calendar/civil.ts';

/** One thing of a message, of which nothing is certain: what is missing or of another type reads as null. */
export type Row = Readonly<Record<string, unknown>>;

export function text(row: Row, key: string): string | null {
  const value = row[key];
  return typeof value === 'string' ? value : null;
}

export function whole(row: Row, key: string): number | null {
  const value = row[key];
  return Number.isSafeInteger(value) ? (value as number) : null;
}

export function numeric(row: Row, key: string): number | null {
  const value = row[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function instant(row: Row, key: string): Instant | null {
  const value = row[key];
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? (value as Instant) : null;
}

/** An object inside; an empty one when there is none. */
export function inner(row: Row, key: string): Row {
  return asRow(row[key]) ?? {};
}

export function rows(row: Row, key: string): Row[] {
  const value = row[key];
  return Array.isArray(value) ? value.map(asRow).filter((item) => item !== null) : [];
}

export function asRow(value: unknown): Row | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;
}

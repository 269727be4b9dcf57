import type { Point } from '../../adapters/telemetry/telemetry.ts';
import { type Instant, plusMs } from '../../core/calendar/civil.ts';
import { CATALOGUE, type FieldOf, type Measurement, type MeasurementName, type TagOf } from './catalogue.ts';

const floatsOf = new Map<string, readonly string[]>(
  Object.entries<Measurement>(CATALOGUE).map(([name, { fields }]) => [
    name,
    Object.keys(fields).filter((field) => fields[field] === 'float'),
  ]),
);

/**
 * Makes a point of a measurement of the catalogue. Tags and fields without a value are left out.
 * @param tags missing or null: left out
 * @param fields null: left out; integers must be whole
 */
export function makePoint<M extends MeasurementName>(
  measurement: M,
  at: Instant,
  tags: Readonly<Partial<Record<TagOf<M>, string | null>>>,
  fields: Readonly<Partial<Record<FieldOf<M>, number | null>>>,
): Point {
  return {
    measurement,
    at,
    tags: withValue<string>(tags),
    fields: withValue<number>(fields),
    floats: floatsOf.get(measurement) ?? [],
  };
}

/**
 * `at`, moved by less than a second that depends on `id` alone: two charges of one tenant and debt type at one instant would otherwise be the same
 * point and overwrite each other, while the same one written again must.
 */
export function apart(at: Instant, id: string): Instant {
  let hash = 0;
  for (let index = 0; index < id.length; index++) hash = (hash * 31 + id.charCodeAt(index)) % 1_000_003;
  return plusMs(at, hash % 1_000);
}

function withValue<T>(record: Readonly<Partial<Record<string, T | null>>>): Record<string, T> {
  const kept: Record<string, T> = {};
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (value !== null && value !== undefined) kept[key] = value;
  }
  return kept;
}

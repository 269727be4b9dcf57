import type { Point } from '../../adapters/telemetry/telemetry.ts';
import { RUNGS } from '../../core/lock/case.ts';
import type { FieldOf } from './catalogue.ts';
import { inner, instant, type Row, whole } from './fields-of.ts';
import { makePoint } from './make-point.ts';

const BANDS = { reliable: 'band_reliable', usual: 'band_usual', wavering: 'band_wavering', 'at-risk': 'band_at_risk' } as const;

const COUNTS = {
  remindersSent: 'reminders_sent',
  unitsLocked: 'units_locked',
  circuitsLocked: 'circuits_locked',
  locksConfirmed: 'locks_confirmed',
  unlocksConfirmed: 'unlocks_confirmed',
  workOrders: 'work_orders',
  chargedMinor: 'charged_minor',
  paidMinor: 'paid_minor',
  overdueMinor: 'overdue_minor',
  dtusOnline: 'dtus_online',
  dtus: 'dtus',
} as const;

/** The point of a day summary. A band or rung that nobody is on is 0, so that a line in a graph comes down again. */
export function dayPoints(row: Row, { siteId }: { readonly siteId: string }): Point[] {
  const at = instant(row, 'at');
  if (!at) return [];
  const fields: Partial<Record<FieldOf<'site_day'>, number | null>> = {};
  for (const [band, field] of entriesOf(BANDS)) fields[field] = whole(inner(row, 'bands'), band) ?? 0;
  for (const rung of RUNGS) fields[`rung_${rung}`] = whole(inner(row, 'rungs'), rung) ?? 0;
  for (const [name, field] of entriesOf(COUNTS)) fields[field] = whole(row, name);
  return [makePoint('site_day', at, { site: siteId }, fields)];
}

function entriesOf<T extends Readonly<Record<string, string>>>(record: T): [keyof T & string, T[keyof T]][] {
  return Object.entries(record) as [keyof T & string, T[keyof T]][];
}

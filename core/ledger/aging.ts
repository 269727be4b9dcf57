import { type CivilDate, daysBetween } from '../calendar/civil.ts';
import type { ChargeBalance } from './ledger.ts';
import { openMinor } from './ledger.ts';

/** How long what is open has been overdue, in days. */
export const AGING_BUCKETS = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const;
export type AgingBucket = (typeof AGING_BUCKETS)[number];

/** What is open in one currency, by age, in minor units. */
export interface Aging {
  readonly currency: string;
  readonly minor: Readonly<Record<AgingBucket, number>>;
}

/** Days that something due on `dueDate` is overdue on `on`; 0 on its due date and before. */
export function daysOverdue(dueDate: CivilDate, on: CivilDate): number {
  return Math.max(0, daysBetween(dueDate, on));
}

/** Sums what is open by age on a day, one row per currency (in order of its code). */
export function aging(balances: readonly ChargeBalance[], on: CivilDate): Aging[] {
  const rows = new Map<string, Record<AgingBucket, number>>();
  for (const balance of balances) {
    const { currency } = balance.charge.amount;
    const row = rows.get(currency) ?? { 'not-due': 0, '1-30': 0, '31-60': 0, '61-90': 0, 'over-90': 0 };
    row[bucketOf(daysOverdue(balance.charge.dueDate, on))] += openMinor(balance);
    rows.set(currency, row);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, minor]) => ({ currency, minor }));
}

function bucketOf(days: number): AgingBucket {
  if (days === 0) return 'not-due';
  if (days <= 30) return '1-30';
  if (days <= 60) return '31-60';
  return days <= 90 ? '61-90' : 'over-90';
}

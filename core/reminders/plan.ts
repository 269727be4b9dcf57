import { type CivilDate, DAY_MS, type Instant, instantAt, plusDays, plusMs } from '../calendar/civil.ts';
import type { ChargeBalance } from '../ledger/ledger.ts';
import type { Band } from '../scoring/score.ts';
import { bundles } from './bundle.ts';
import { REMINDER_PLANS, type ReminderPlan, SEND_TIME } from './plans.ts';
import { type ContactHours, nextContactTime } from './quiet-hours.ts';

/**
 * A reminder that was planned before. `served`: it left, or may have. `dropped`: it was superseded, and may be wanted again.
 * `ended`: it expired or was refused, and its day is over.
 */
export interface PastReminder {
  readonly key: string;
  readonly dueDate: CivilDate;
  readonly offset: number;
  readonly status: 'planned' | 'served' | 'dropped' | 'ended';
}

export interface ReminderSnapshot {
  readonly tenantId: string;
  readonly band: Band;
  /** The tenant's open charges. */
  readonly balances: readonly ChargeBalance[];
  readonly past: readonly PastReminder[];
  readonly contactHours: ContactHours;
  readonly timeZone: string;
  readonly now: Instant;
}

export interface WantedReminder {
  readonly key: string;
  readonly dueDate: CivilDate;
  readonly offset: number;
  readonly sendAt: Instant;
  /** A reminder that could not leave within a day is not worth sending any more. */
  readonly expiresAt: Instant;
  readonly chargeIds: readonly string[];
  /** The key is there, superseded: it is to be planned again. */
  readonly revived: boolean;
}

export interface ReminderDecision {
  readonly planned: readonly WantedReminder[];
  readonly superseded: readonly { readonly key: string; readonly reason: string }[];
}

/** Key of a reminder: planning the same one twice makes nothing twice. */
export function reminderKey(tenantId: string, dueDate: CivilDate, offset: number): string {
  return `reminder/${tenantId}/${dueDate}/${offset < 0 ? '' : '+'}${offset}`;
}

/**
 * Decides which reminders a tenant is to get: for each due date with something open, the days that the plan of its band names.
 * What has left counts against the plan (with n sent, the plan's first n days are served), so that a change of band repeats nothing.
 * Days that have passed are not made up for. Planned ones that the plan no longer names, or that were paid for, are superseded.
 * Holds and a late bank feed do not unplan anything: they are asked when the message is about to leave.
 */
export function planReminders(snapshot: ReminderSnapshot, plans: Readonly<Record<Band, ReminderPlan>> = REMINDER_PLANS): ReminderDecision {
  const { tenantId, band, past, contactHours, timeZone, now } = snapshot;
  const byKey = new Map(past.map((reminder) => [reminder.key, reminder]));
  const planned: WantedReminder[] = [];
  const kept = new Set<string>();
  const open = bundles(snapshot.balances);
  for (const { dueDate, charges } of open) {
    const served = past.filter((reminder) => reminder.dueDate === dueDate && reminder.status === 'served').length;
    for (const offset of plans[band].offsets.slice(served)) {
      const key = reminderKey(tenantId, dueDate, offset);
      const before = byKey.get(key);
      if (before?.status === 'planned') kept.add(key);
      if (before && before.status !== 'dropped') continue;
      const sendAt = nextContactTime(instantAt(plusDays(dueDate, offset), SEND_TIME, timeZone), contactHours, timeZone);
      if (sendAt < now) continue;
      const chargeIds = charges.map(({ charge }) => charge.chargeId);
      planned.push({ key, dueDate, offset, sendAt, expiresAt: plusMs(sendAt, DAY_MS), chargeIds, revived: before !== undefined });
    }
  }
  const dueDates = new Set(open.map(({ dueDate }) => dueDate));
  const superseded = past
    .filter(({ status, key }) => status === 'planned' && !kept.has(key))
    .map(({ key, dueDate }) => ({ key, reason: dueDates.has(dueDate) ? `the plan of band ${band} does not name it` : 'paid' }));
  return { planned, superseded };
}

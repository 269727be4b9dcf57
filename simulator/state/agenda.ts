import type { Instant } from '../../core/calendar/civil.ts';
import type { Clock } from '../../core/calendar/clock.ts';

/** Something that the twin will do at a civil time. Plain JSON, because it outlives a restart. */
export type Appointment = { readonly at: Instant } & (
  | { readonly kind: 'receipt'; readonly key: string; readonly token: string }
  | { readonly kind: 'press'; readonly key: string }
  | { readonly kind: 'dispute'; readonly key: string; readonly reference: string }
);

/** What is still to be done, in order of time, kind and key: never in order of arrival. */
export interface Agenda {
  add(appointment: Appointment): void;
  /** Takes out what is due by `now`. */
  takeDue(now: Instant): Appointment[];
  /** Sets the alarms of everything in it; before that, adding sets none. */
  begin(): void;
  close(): void;
}

/**
 * Keeps appointments in `list` (part of the twin's state).
 * @param wake called at the time of each instant that has appointments
 */
export function agendaOf(list: Appointment[], clock: Clock, wake: () => void): Agenda {
  const alarms = new Map<Instant, () => void>();
  let begun = false;
  const setAlarm = (at: Instant) => {
    if (!begun || alarms.has(at)) return;
    const cancel = clock.alarm(at, () => {
      alarms.delete(at);
      wake();
    });
    alarms.set(at, cancel);
  };
  return {
    add(appointment) {
      list.push(appointment);
      setAlarm(appointment.at);
    },
    takeDue(now) {
      const due = list.filter(({ at }) => at <= now);
      if (due.length === 0) return due;
      const left = list.filter(({ at }) => at > now);
      list.splice(0, list.length, ...left);
      return due.sort((a, b) => compare(a.at, b.at) || compare(a.kind, b.kind) || compare(a.key, b.key));
    },
    begin() {
      begun = true;
      for (const { at } of list) setAlarm(at);
    },
    close() {
      begun = false;
      for (const cancel of alarms.values()) cancel();
      alarms.clear();
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

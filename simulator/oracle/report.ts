import { dateIn, HOUR_MS, type Instant, msBetween } from '../../core/calendar/civil.ts';
import type { Utility } from '../../core/estate/estate.ts';
import type { SwitchEvent } from '../state/twin-state.ts';
import type { TwinContext } from '../twin-context.ts';

/** What the twin saw of one switch from the moment it went off: its own meter, its own tenant, no word of the site's. */
export interface LockSeen {
  readonly meterId: string;
  readonly unitId: string;
  readonly tenantId: string;
  readonly utility: Utility;
  readonly requestId: string;
  readonly offAt: Instant;
  /** Made ready for the button; null when it never was. */
  readonly readyAt: Instant | null;
  readonly onAt: Instant | null;
  /** W or l/h before and after it went off. */
  readonly rateBefore: number;
  readonly rateAfter: number;
  /** Wh or litres that flowed while it said off: more than 0 is a contact that did not open. */
  readonly flowedWhileOff: number;
  /** What the tenant itself knew to be overdue and unpaid; 0 = it was locked although it owed nothing. */
  readonly overdueMinor: number;
  readonly oldestDue: string | null;
  /** When the last of what it knew to be overdue was paid. */
  readonly paidAt: Instant | null;
}

/** What the twin saw of the whole run, restarts included. */
export interface TwinReport {
  readonly at: Instant;
  readonly start: string;
  /** Readings of one meter at one time whose publish was acknowledged. */
  readonly readingsSent: number;
  readonly publishes: number;
  readonly messages: number;
  readonly messagesByClass: Readonly<Record<string, number>>;
  /** Messages that a tenant got twice: another key, but the same class and content on the same day. */
  readonly duplicates: number;
  /** Deliveries of a key that the phone had already: recognised, so the tenant got it once. */
  readonly repeatedKeys: number;
  readonly payments: number;
  readonly paidMinor: number;
  readonly switchEvents: readonly SwitchEvent[];
  readonly locks: readonly LockSeen[];
  /** Hours of electricity and of water that were really gone. */
  readonly supplyHoursLost: Readonly<Record<Utility, number>>;
  /** Requests that its DTUs refused (wrong mac, expired, unknown meter). */
  readonly refusedRequests: number;
  readonly doorErrors: number;
}

/** Sums up what happened so far. */
export function reportOf(context: TwinContext): TwinReport {
  const { state, clock } = context;
  const at = clock.now();
  const locks = locksSeen(context);
  const supplyHoursLost = { electricity: 0, water: 0 };
  for (const lock of locks) {
    if (!context.fleet.get(lock.meterId)?.stuck) supplyHoursLost[lock.utility] += msBetween(lock.offAt, lock.onAt ?? at) / HOUR_MS;
  }
  const { phone, counts } = state;
  return {
    at,
    start: state.start,
    readingsSent: counts.readings,
    publishes: counts.publishes,
    messages: Object.values(phone.byClass).reduce((sum, count) => sum + count, 0),
    messagesByClass: { ...phone.byClass },
    duplicates: phone.duplicates,
    repeatedKeys: phone.repeatedKeys,
    payments: counts.payments,
    paidMinor: counts.paidMinor,
    switchEvents: [...state.switchEvents],
    locks,
    supplyHoursLost,
    refusedRequests: counts.refusedRequests,
    doorErrors: counts.doorErrors,
  };
}

function locksSeen(context: TwinContext): LockSeen[] {
  const { state, fleet } = context;
  return state.switchEvents.flatMap((off, index) => {
    const meter = fleet.get(off.meterId);
    if (!meter || off.to !== 'off') return [];
    const later = state.switchEvents.slice(index + 1).filter((event) => event.meterId === off.meterId);
    const on = later.find((event) => event.to === 'on') ?? null;
    const ready = later.find((event) => event.to === 'ready' && (on === null || event.at <= on.at)) ?? null;
    const register = on?.register ?? Math.floor(meter.state.work / HOUR_MS);
    return [
      {
        meterId: off.meterId,
        unitId: meter.unitId,
        tenantId: meter.tenantId,
        utility: meter.utility,
        requestId: off.requestId,
        offAt: off.at,
        readyAt: ready?.at ?? null,
        onAt: on?.at ?? null,
        rateBefore: off.rateBefore,
        rateAfter: off.rateAfter,
        flowedWhileOff: register - off.register,
        overdueMinor: off.overdueMinor,
        oldestDue: off.oldestDue,
        paidAt: lastPaid(context, meter.tenantId, off),
      },
    ];
  });
}

/* Of the due dates that were overdue when the switch went off, the payment that came last. */
function lastPaid({ state, timeZone }: TwinContext, tenantId: string, off: SwitchEvent): Instant | null {
  const { oldestDue } = off;
  if (oldestDue === null) return null;
  const payments = (state.tenants[tenantId] ?? [])
    .filter(({ dueDate }) => dueDate >= oldestDue && dueDate < dateIn(off.at, timeZone))
    .flatMap((obligation) => obligation.payments);
  if (payments.some(({ posted }) => !posted)) return null;
  return (
    payments
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? null
  );
}

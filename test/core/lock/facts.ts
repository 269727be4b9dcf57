import type { Instant } from '../../../core/calendar/civil.ts';
import { instantAt } from '../../../core/calendar/civil.ts';
import type { DocumentFacts, LockFacts } from '../../../core/lock/facts.ts';

export const ZONE = 'Asia/Shanghai';
/** Due on Monday 5 January; everything is in order on Wednesday 14 January at 10:00. */
export const DUE = '2026-01-05';
export const NOW: Instant = at('2026-01-14', '10:00');

export function at(date: `${number}-${string}`, time: `${number}:${string}`): Instant {
  return instantAt(date, time, ZONE);
}

/** A document that left by the webhook and was delivered, as the phone says. */
export function delivered(messageId: string, when: Instant): DocumentFacts {
  return {
    messageId,
    state: 'done',
    plannedAt: when,
    dueAt: when,
    endedAt: when,
    channels: ['webhook'],
    evidence: [
      { kind: 'sent', proof: 'transport', source: 'webhook', happenedAt: when, knownAt: when },
      { kind: 'delivered', proof: 'provider-delivered', source: 'phone', happenedAt: when, knownAt: when },
    ],
  };
}

/** Facts under which the demo pack allows a lock at `NOW`: each test breaks one of them. */
export const ALLOWED: LockFacts = {
  site: {
    siteId: 'mall',
    timeZone: ZONE,
    currency: 'CNY',
    mode: 'simulated',
    armed: false,
    clockNotedAt: at('2026-01-14', '09:00'),
  },
  case: {
    caseId: 'lease-1/landlord/CNY/2026-01-06',
    leaseId: 'lease-1',
    tenantId: 't-1',
    creditorRole: 'landlord',
    currency: 'CNY',
    clockDate: DUE,
    rung: 'approved',
  },
  charges: [
    {
      chargeId: 'lease-1/rent/2026-01-05',
      debtType: 'rent',
      creditorRole: 'landlord',
      currency: 'CNY',
      openMinor: 500_000,
      issueDate: '2025-12-22',
      dueDate: DUE,
      backfilled: false,
    },
  ],
  lease: { tenantId: 't-1', clause: { ref: 'clause 12.3', noticeDays: 3 }, protectedStatus: 'none' },
  notice: delivered('notice/1', at('2026-01-06', '08:10')),
  warning: delivered('warning/1', at('2026-01-10', '08:10')),
  approval: { decision: 'approved', at: at('2026-01-13', '09:00'), via: 'admin', authenticated: true },
  approvalAskedAt: at('2026-01-12', '12:00'),
  holds: [],
  stops: [],
  money: { suspense: [], unusedCredit: [], bankCoveredThrough: '2026-01-13' },
  limits: { lastHour: [], lastDay: [] },
  circuit: {
    circuit: {
      circuitId: 'c-1',
      unitId: 'u-1',
      utility: 'electricity',
      protectedClass: 'none',
      servesOnlyUnit: true,
      supply: 'submetered',
    },
    floor: '1',
    occupiedBy: ['t-1'],
    meter: { meterId: 'm-1', dtuId: 'd-1', number: '0001', profile: 'dtu-json' },
    reading: { takenAt: at('2026-01-14', '09:45'), number: '0001', switchState: 'on', rate: 900 },
    dtuOnline: true,
    heldBy: [],
    orders: [],
  },
};

/** `ALLOWED` with a part replaced. */
export function facts(change: Partial<LockFacts>): LockFacts {
  return { ...ALLOWED, ...change };
}

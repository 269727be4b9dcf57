import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, plusMs } from '../../../core/calendar/civil.ts';
import type { Circuit } from '../../../core/estate/estate.ts';
import type { CircuitFacts, LockFacts } from '../../../core/lock/facts.ts';
import { mayLock, retryAt } from '../../../core/lock/may-lock/may-lock.ts';
import { PERMITS } from '../../../core/lock/may-lock/permits.ts';
import { DEMO_MALL } from '../../../core/lock/packs/demo-mall.ts';
import type { Pack } from '../../../core/lock/packs/pack.ts';
import { ALLOWED, at, delivered, facts, NOW } from './facts.ts';

interface Row {
  readonly what: string;
  readonly rule: string;
  /** Another permit that refuses for a reason of its own. */
  readonly also?: string;
  readonly facts?: LockFacts;
  readonly pack?: Pack;
  readonly now?: LockFacts['site']['clockNotedAt'];
}

const circuit = (change: Partial<CircuitFacts>): LockFacts => facts({ circuit: { ...ALLOWED.circuit, ...change } });
const wiring = (change: Partial<Circuit>): LockFacts => circuit({ circuit: { ...ALLOWED.circuit.circuit, ...change } });
const charge = (change: Partial<LockFacts['charges'][number]>): LockFacts =>
  facts({ charges: ALLOWED.charges.map((one) => ({ ...one, ...change })) });
const money = (change: Partial<LockFacts['money']>): LockFacts => facts({ money: { ...ALLOWED.money, ...change } });
const pack = (change: Partial<Pack>): Pack => ({ ...DEMO_MALL, ...change });
const suspense = { paymentId: 'p-9', currency: 'CNY', openMinor: 500_000, paidAt: at('2026-01-12', '12:00'), namesTenant: false };
const unit = (n: number, floor: string) => ({ unitId: `u-${n}`, floor });
const APPROVED = { decision: 'approved', at: at('2026-01-13', '09:00'), via: 'admin', authenticated: true } as const;
const reading = { takenAt: at('2026-01-14', '09:45'), number: '0001', switchState: 'on', rate: 900 } as const;
const site = (change: Partial<LockFacts['site']>): LockFacts => facts({ site: { ...ALLOWED.site, ...change } });
/* The same facts at another time: feeds as fresh as ever. */
const when = (now: LockFacts['site']['clockNotedAt'], change: Partial<LockFacts> = {}): LockFacts => ({
  ...facts({ site: { ...ALLOWED.site, clockNotedAt: now }, circuit: { ...ALLOWED.circuit, reading: { ...reading, takenAt: now } } }),
  ...change,
});
/* A word that no version of the code knows. */
const unknown = <T>(): T => 'nobody-knows' as unknown as T;

const ROWS: readonly Row[] = [
  { what: 'a live site that is not armed', rule: 'armed', facts: site({ mode: 'live' }), pack: pack({ forRealSites: true }) },
  { what: 'a mode that nobody knows', rule: 'armed', facts: site({ mode: unknown() }), pack: pack({ forRealSites: true }) },
  { what: 'a pack that is no model for a real site', rule: 'pack', facts: site({ mode: 'dry-run' }) },
  {
    what: 'a stop of the site',
    rule: 'stop',
    facts: facts({ stops: [{ stopId: 's', kind: 'stop', scope: 'site', target: 'mall', until: null }] }),
  },
  {
    what: 'a stop of the tenant',
    rule: 'stop',
    facts: facts({ stops: [{ stopId: 's', kind: 'stop', scope: 'tenant', target: 't-1', until: null }] }),
  },
  {
    what: 'a stop of the circuit',
    rule: 'stop',
    facts: facts({ stops: [{ stopId: 's', kind: 'stop', scope: 'circuit', target: 'c-1', until: null }] }),
  },
  {
    what: 'a stop with a scope that nobody knows',
    rule: 'stop',
    facts: facts({ stops: [{ stopId: 's', kind: 'stop', scope: unknown(), target: 'x', until: null }] }),
  },
  {
    what: 'an isolation of the circuit',
    rule: 'stop',
    facts: facts({ stops: [{ stopId: 's', kind: 'isolation', scope: 'circuit', target: 'c-1', until: null }] }),
  },
  {
    what: 'a property-service fee (L3)',
    rule: 'L3',
    facts: {
      ...charge({ creditorRole: 'property-service-provider' }),
      case: { ...ALLOWED.case, creditorRole: 'property-service-provider' },
    },
  },
  {
    what: 'rent owed to a utility reseller (L24)',
    rule: 'L24',
    facts: { ...charge({ creditorRole: 'utility-reseller' }), case: { ...ALLOWED.case, creditorRole: 'utility-reseller' } },
  },
  { what: 'a service charge owed to the landlord (L4)', rule: 'L4', facts: charge({ debtType: 'service-charge' }) },
  { what: 'a debt type that nobody knows', rule: 'L4', facts: charge({ debtType: unknown() }) },
  {
    what: 'a creditor role that nobody knows',
    rule: 'debt-type',
    facts: { ...charge({ creditorRole: unknown() }), case: { ...ALLOWED.case, creditorRole: unknown() } },
  },
  { what: 'a charge imported as history', rule: 'history', facts: charge({ backfilled: true }) },
  { what: 'a lease without the clause', rule: 'L30', facts: facts({ lease: { tenantId: 't-1', clause: null, protectedStatus: 'none' } }) },
  { what: 'a lease that is not known', rule: 'L30', facts: facts({ lease: null }) },
  {
    what: "somebody else's lease",
    rule: 'L30',
    facts: facts({ lease: { tenantId: 't-2', clause: { ref: '12', noticeDays: 0 }, protectedStatus: 'none' } }),
  },
  ...(['medical', 'care', 'emergency-service', 'important-user', unknown<'none'>()] as const).map((protectedStatus) => ({
    what: `a lease that is protected (${protectedStatus})`,
    rule: 'L19',
    facts: facts({ lease: { tenantId: 't-1', clause: { ref: '12', noticeDays: 0 }, protectedStatus } }),
  })),
  { what: 'a debt below the floor', rule: 'L14', facts: charge({ openMinor: 9_999 }) },
  { what: 'a debt that is paid', rule: 'settled', facts: charge({ openMinor: 0 }) },
  {
    what: 'a debt of eight days',
    rule: 'L22',
    now: at('2026-01-13', '10:00'),
    facts: when(at('2026-01-13', '10:00'), { approval: { ...APPROVED, decision: 'approved', at: at('2026-01-12', '12:00') } }),
  },
  {
    what: 'a debt of more than two years',
    rule: 'L18',
    facts: { ...charge({ dueDate: '2024-01-10' }), case: { ...ALLOWED.case, clockDate: '2024-01-10' } },
  },
  { what: 'no notice', rule: 'L1', facts: facts({ notice: null }) },
  {
    what: 'a notice that was only sent',
    rule: 'L1',
    facts: facts({
      notice: {
        ...delivered('notice/1', at('2026-01-06', '08:10')),
        evidence: [
          {
            kind: 'sent',
            proof: 'transport',
            source: 'webhook',
            happenedAt: at('2026-01-06', '08:10'),
            knownAt: at('2026-01-06', '08:10'),
          },
        ],
      },
    }),
  },
  {
    what: "a notice within the lease's own days",
    rule: 'L30',
    facts: facts({ lease: { tenantId: 't-1', clause: { ref: '12', noticeDays: 30 }, protectedStatus: 'none' } }),
  },
  { what: 'no warning', rule: 'L12', facts: facts({ warning: null }) },
  { what: 'a warning that is the notice', rule: 'L5', facts: facts({ warning: { ...delivered('notice/1', at('2026-01-10', '08:10')) } }) },
  {
    what: 'a warning too soon after the notice',
    rule: 'L12',
    facts: facts({ warning: delivered('warning/1', at('2026-01-08', '08:10')) }),
  },
  { what: 'a warning of yesterday', rule: 'L2', facts: facts({ warning: delivered('warning/1', at('2026-01-13', '08:10')) }) },
  { what: 'no approval', rule: 'approval', facts: facts({ approval: null }) },
  {
    what: 'a refused approval',
    rule: 'approval',
    facts: facts({ approval: { ...APPROVED, decision: 'refused', at: at('2026-01-13', '09:00') } }),
  },
  {
    what: 'a decision that nobody knows',
    rule: 'approval',
    facts: facts({ approval: { ...APPROVED, decision: unknown(), at: at('2026-01-13', '09:00') } }),
  },
  { what: 'an approver for whom nobody vouches', rule: 'approval', facts: facts({ approval: { ...APPROVED, authenticated: false } }) },
  {
    what: 'an approval of which nobody knows who gave it',
    rule: 'approval',
    facts: facts({ approval: { ...APPROVED, authenticated: unknown(), via: unknown() } }),
  },
  {
    what: 'an approval of more than 72 hours',
    rule: 'approval',
    facts: facts({ approval: { ...APPROVED, decision: 'approved', at: at('2026-01-11', '09:59') } }),
  },
  {
    what: 'an approval from before the warning',
    rule: 'approval',
    facts: facts({
      approval: { ...APPROVED, decision: 'approved', at: at('2026-01-11', '12:00') },
      warning: delivered('warning/1', at('2026-01-11', '12:30')),
    }),
  },
  ...(['dispute', 'promise', 'plan', 'insolvency', 'manual'] as const).map((type) => ({
    what: `a hold: ${type}`,
    rule: 'hold',
    facts: facts({ holds: [{ holdId: 'h', type, until: at('2026-02-01', '00:00'), whenLocked: 'release' }] }),
  })),
  {
    what: 'before nine',
    rule: 'L10',
    now: at('2026-01-14', '08:59'),
    facts: when(at('2026-01-14', '08:59')),
  },
  {
    what: 'at five',
    rule: 'L10',
    now: at('2026-01-14', '17:00'),
    facts: when(at('2026-01-14', '17:00')),
  },
  { what: 'a weekday without locks', rule: 'L10', pack: pack({ lockWindow: { ...DEMO_MALL.lockWindow, weekdays: [1, 2] } }) },
  {
    what: 'the eve of a holiday, on which nobody is on duty either',
    rule: 'L10',
    also: 'L9',
    pack: pack({ calendar: { ...DEMO_MALL.calendar, holidays: ['2026-01-15'], denyEves: true }, duty: { ...DEMO_MALL.duty } }),
  },
  { what: 'a calendar that ends today', rule: 'calendar', pack: pack({ calendar: { ...DEMO_MALL.calendar, to: '2026-01-14' } }) },
  { what: 'nobody on duty until supply could be back', rule: 'L9', pack: pack({ duty: { ...DEMO_MALL.duty, to: '11:30' } }) },
  { what: 'nobody on duty tomorrow', rule: 'L9', pack: pack({ duty: { ...DEMO_MALL.duty, weekdays: [1, 2, 3] } }) },
  ...(['refrigeration', 'medical'] as const).map((protectedClass) => ({
    what: `a ${protectedClass} circuit`,
    rule: 'L19',
    facts: wiring({ protectedClass }),
  })),
  ...(['fire', 'emergency-light', 'alarm'] as const).map((protectedClass) => ({
    what: `a ${protectedClass} circuit`,
    rule: 'L29',
    facts: wiring({ protectedClass }),
  })),
  { what: 'a protected class that nobody knows', rule: 'L29', facts: wiring({ protectedClass: unknown() }) },
  { what: 'a circuit that serves others too (L7)', rule: 'L7', facts: wiring({ servesOnlyUnit: false }) },
  { what: "the utility's own supply (L7)", rule: 'L7', facts: wiring({ supply: 'utility-direct' }) },
  { what: 'a unit that somebody else occupies', rule: 'occupancy', facts: circuit({ occupiedBy: ['t-2'] }) },
  { what: 'a unit that two occupy', rule: 'occupancy', facts: circuit({ occupiedBy: ['t-1', 't-2'] }) },
  { what: 'an empty unit', rule: 'occupancy', facts: circuit({ occupiedBy: [] }) },
  { what: 'no meter', rule: 'meter', facts: circuit({ meter: null }) },
  {
    what: 'a meter profile that nobody knows',
    rule: 'meter',
    facts: circuit({ meter: { meterId: 'm-1', dtuId: 'd-1', number: '0001', profile: 'x' } }),
  },
  { what: 'money in suspense of the right size', rule: 'suspense', facts: money({ suspense: [suspense] }) },
  {
    what: 'money in suspense that names the tenant',
    rule: 'suspense',
    facts: money({ suspense: [{ ...suspense, openMinor: 9_000_000, namesTenant: true }] }),
  },
  {
    what: 'money in suspense of more than the tenant owes',
    rule: 'suspense',
    facts: money({ suspense: [{ ...suspense, openMinor: 600_001 }] }),
  },
  {
    what: 'money in suspense from soon after a charge was issued, long before it was due',
    rule: 'suspense',
    facts: {
      ...charge({ issueDate: '2025-06-01' }),
      money: { ...ALLOWED.money, suspense: [{ ...suspense, paidAt: at('2025-06-02', '12:00') }] },
    },
  },
  {
    what: 'money in suspense of another currency that names the tenant',
    rule: 'suspense',
    facts: money({ suspense: [{ ...suspense, currency: 'USD', namesTenant: true }] }),
  },
  {
    what: 'money in suspense of an amount nobody can read',
    rule: 'suspense',
    facts: money({ suspense: [{ ...suspense, openMinor: Number.NaN }] }),
  },
  {
    what: 'a credit of an amount nobody can read',
    rule: 'credit',
    facts: money({ unusedCredit: [{ currency: 'CNY', minor: Number.NaN }] }),
  },
  {
    what: 'a debt of an amount nobody can read',
    rule: 'settled',
    facts: facts({ charges: ALLOWED.charges.map((charge) => ({ ...charge, openMinor: Number.NaN })) }),
  },
  { what: 'a case that is closed', rule: 'case-open', facts: facts({ case: { ...ALLOWED.case, rung: 'closed' } }) },
  { what: 'a case on a rung that nobody knows', rule: 'case-open', facts: facts({ case: { ...ALLOWED.case, rung: 'x' as never } }) },
  { what: 'a credit that covers the debt', rule: 'credit', facts: money({ unusedCredit: [{ currency: 'CNY', minor: 500_000 }] }) },
  { what: 'a bank feed of three days ago', rule: 'bank-feed', facts: money({ bankCoveredThrough: '2026-01-11' }) },
  { what: 'no bank feed', rule: 'bank-feed', facts: money({ bankCoveredThrough: null }) },
  {
    what: 'a meter that has not reported for an hour',
    rule: 'meter-feed',
    facts: circuit({ reading: { ...reading, takenAt: at('2026-01-14', '08:59') } }),
    pack: pack({ freshness: { ...DEMO_MALL.freshness, switchMinutes: 120 } }),
  },
  { what: 'a clock behind what was noted', rule: 'clock-feed', facts: site({ clockNotedAt: at('2026-01-14', '10:01') }) },
  {
    what: 'a reading from the future',
    rule: 'clock-feed',
    facts: circuit({ reading: { ...reading, takenAt: at('2026-01-14', '10:10') } }),
  },
  { what: 'a DTU that is away', rule: 'dtu-offline', facts: circuit({ dtuOnline: false }) },
  {
    what: 'a switch not read within the hour',
    rule: 'switch-read',
    facts: circuit({ reading: { ...reading, takenAt: at('2026-01-14', '08:59') } }),
    pack: pack({ freshness: { ...DEMO_MALL.freshness, meterMinutes: 120 } }),
  },
  { what: 'a meter with another number', rule: 'meter-number', facts: circuit({ reading: { ...reading, number: '0002' } }) },
  ...(['off', 'ready', 'unknown'] as const).map((switchState) => ({
    what: `a switch that reads ${switchState}, and not by us`,
    rule: 'switch-state',
    facts: circuit({ reading: { ...reading, switchState } }),
  })),
  {
    what: 'a circuit that is just being released',
    rule: 'switch-state',
    facts: circuit({ heldBy: [{ caseId: 'other', rung: 'unlocking' }] }),
  },
  ...(['warned', 'approved', 'closed'] as const).map((rung) => ({
    what: `a switch that reads off while the other case that holds it is ${rung}`,
    rule: 'switch-state',
    facts: circuit({ reading: { ...reading, switchState: 'off' }, heldBy: [{ caseId: 'other', rung }] }),
  })),
  {
    what: 'the seventh unit of an hour',
    rule: 'limit-hour',
    facts: facts({ limits: { lastHour: [2, 3, 4, 5, 6, 7].map((n) => unit(n, '2')), lastDay: [] } }),
  },
  {
    what: 'the fourth unit of a floor and hour',
    rule: 'limit-floor',
    facts: facts({ limits: { lastHour: [2, 3, 4].map((n) => unit(n, '1')), lastDay: [] } }),
  },
  {
    what: 'the twenty-fifth unit of a day',
    rule: 'limit-day',
    facts: facts({ limits: { lastHour: [], lastDay: Array.from({ length: 24 }, (_, n) => unit(n + 2, '2')) } }),
  },
  { what: 'a unit whose floor nobody knows', rule: 'limit-floor', facts: circuit({ floor: null }) },
];

describe('mayLock', () => {
  it('allows when every permit is given', () => {
    expect(mayLock(ALLOWED, DEMO_MALL, NOW)).toEqual({ verdict: 'allow', reasons: [] });
  });

  it.each(ROWS)('does not allow: $what ($rule)', ({ rule, also, facts: given, pack: under, now }) => {
    const verdict = mayLock(given ?? ALLOWED, under ?? DEMO_MALL, now ?? NOW);
    expect(verdict.verdict).not.toBe('allow');
    expect(new Set(verdict.reasons.map((reason) => reason.rule))).toEqual(new Set(also ? [rule, also] : [rule]));
  });

  it('has a row for every permit: each of them alone can refuse', () => {
    const silent = PERMITS.filter(
      (permit) => !ROWS.some((row) => permit(row.facts ?? ALLOWED, row.pack ?? DEMO_MALL, row.now ?? NOW).length > 0),
    );
    expect(silent).toEqual([]);
    for (const row of ROWS) {
      const speaking = PERMITS.filter((permit) => permit(row.facts ?? ALLOWED, row.pack ?? DEMO_MALL, row.now ?? NOW).length > 0);
      expect(speaking.length, row.what).toBe(row.also ? 2 : 1);
    }
  });

  it('asks for a step when only an approval is missing, and denies when more is', () => {
    const missing = facts({ approval: null });
    expect(mayLock(missing, DEMO_MALL, NOW)).toMatchObject({ verdict: 'needs', steps: ['approve'] });
    expect(mayLock({ ...missing, circuit: { ...ALLOWED.circuit, dtuOnline: false } }, DEMO_MALL, NOW)).toMatchObject({ verdict: 'deny' });
  });

  it('takes the word of the twin’s operator on a simulated site only, and of anybody where the pack wants no person', () => {
    const twin = facts({ approval: { ...APPROVED, authenticated: false, via: 'twin' } });
    expect(mayLock(twin, DEMO_MALL, NOW).verdict).toBe('allow');
    const dry = { ...twin, site: { ...twin.site, mode: 'dry-run' as const } };
    expect(mayLock(dry, pack({ forRealSites: true }), NOW)).toMatchObject({ verdict: 'needs', steps: ['approve'] });
    const anybody = { ...DEMO_MALL.approval, byPerson: false };
    expect(mayLock(dry, pack({ forRealSites: true, approval: anybody }), NOW).verdict).toBe('allow');
  });

  it('counts units, not circuits: the second circuit of a unit is within the limit', () => {
    const full = [2, 3, 1].map((n) => unit(n, '1'));
    expect(mayLock(facts({ limits: { lastHour: full, lastDay: full } }), DEMO_MALL, NOW).verdict).toBe('allow');
  });

  it('leaves alone money in suspense that cannot be the tenant’s', () => {
    for (const other of [{ currency: 'USD' }, { paidAt: at('2025-11-01', '12:00') }, { openMinor: 0 }]) {
      expect(mayLock(money({ suspense: [{ ...suspense, ...other }] }), DEMO_MALL, NOW).verdict).toBe('allow');
    }
  });

  it('lets a second case lock what a first one of ours holds off already', () => {
    const held = circuit({ reading: { ...reading, switchState: 'off' }, heldBy: [{ caseId: 'other', rung: 'locked' }] });
    expect(mayLock(held, DEMO_MALL, NOW).verdict).toBe('allow');
  });

  it('looks again when the hour comes, never sooner than in half an hour, and not at all while only a person can change it', () => {
    const night = mayLock(facts({ site: { ...ALLOWED.site } }), DEMO_MALL, at('2026-01-14', '20:00'));
    const hours = night.reasons.filter((reason) => reason.rule === 'L10');
    expect(
      night.verdict === 'deny' &&
        retryAt(
          night.reasons.filter((r) => hours.includes(r)),
          at('2026-01-14', '20:00'),
        ),
    ).toBe(at('2026-01-15', '09:00'));
    const away = mayLock(circuit({ dtuOnline: false }), DEMO_MALL, NOW);
    expect(away.verdict === 'deny' && retryAt(away.reasons, NOW)).toBe(plusMs(NOW, HOUR_MS / 2));
    const fire = mayLock(wiring({ protectedClass: 'fire' }), DEMO_MALL, NOW);
    expect(fire.verdict === 'deny' && retryAt(fire.reasons, NOW)).toBeNull();
    expect(DAY_MS).toBe(24 * HOUR_MS);
  });
});

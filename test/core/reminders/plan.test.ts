import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, instantAt, plusDays } from '../../../core/calendar/civil.ts';
import type { ChargeBalance } from '../../../core/ledger/ledger.ts';
import { type PastReminder, planReminders, type ReminderSnapshot, reminderKey } from '../../../core/reminders/plan.ts';
import { REMINDER_PLANS } from '../../../core/reminders/plans.ts';
import type { Band } from '../../../core/scoring/score.ts';
import { balance } from '../scoring/history-of.ts';

const ZONE = 'Asia/Shanghai';
const DUE: CivilDate = '2026-03-20';
const at = (date: CivilDate, time: `${number}:${string}` = '00:05') => instantAt(date, time, ZONE);

function snapshot(more: Partial<ReminderSnapshot> = {}): ReminderSnapshot {
  return {
    tenantId: 't1',
    band: 'usual',
    balances: [balance('rent', DUE, null), balance('water', DUE, null, { minor: 2_000 })],
    past: [],
    contactHours: { from: '08:00', to: '21:00' },
    timeZone: ZONE,
    now: at('2026-03-05'),
    ...more,
  };
}

function past(offset: number, status: PastReminder['status'], dueDate: CivilDate = DUE): PastReminder {
  return { key: reminderKey('t1', dueDate, offset), dueDate, offset, status };
}

const offsets = (more: Partial<ReminderSnapshot>) => planReminders(snapshot(more)).planned.map(({ offset }) => offset);

describe('what a band is reminded of', () => {
  it.each([
    ['reliable', [-3]],
    ['usual', [-3, 1]],
    ['wavering', [-5, -1, 1, 3]],
    ['at-risk', [-7, -4, -1, 1, 2, 4]],
  ] as const)('%s: %j', (band, wanted) => expect(offsets({ band })).toEqual(wanted));

  it('goes out at ten, names every open charge of the due date, and expires a day later', () => {
    expect(planReminders(snapshot()).planned[0]).toEqual({
      key: 'reminder/t1/2026-03-20/-3',
      dueDate: DUE,
      offset: -3,
      sendAt: at('2026-03-17', '10:00'),
      expiresAt: at('2026-03-18', '10:00'),
      chargeIds: ['rent', 'water'],
      revived: false,
    });
    expect(planReminders(snapshot()).planned[1]?.key).toBe('reminder/t1/2026-03-20/+1');
  });

  it('moves into contact hours that begin later, or ended before ten', () => {
    const first = (from: `${number}:${string}`, to: `${number}:${string}`) =>
      planReminders(snapshot({ contactHours: { from, to } })).planned[0]?.sendAt;
    expect(first('11:30', '18:00')).toBe(at('2026-03-17', '11:30'));
    expect(first('06:00', '09:00')).toBe(at('2026-03-18', '06:00'));
  });

  it('never names imported history, nor what is paid', () => {
    const old = balance('old', DUE, null);
    const balances = [{ ...old, charge: { ...old.charge, backfilled: true } }, balance('rent', DUE, -2)];
    expect(planReminders(snapshot({ balances }))).toEqual({ planned: [], superseded: [] });
  });

  it('makes one message per due date', () => {
    const balances = [balance('a', '2026-03-20', null), balance('b', '2026-03-21', null)];
    expect(planReminders(snapshot({ balances, band: 'reliable' })).planned.map(({ chargeIds }) => chargeIds)).toEqual([['a'], ['b']]);
  });

  it('does not make up for days that have passed, and takes the slot of this very moment', () => {
    expect(offsets({ band: 'at-risk', now: at('2026-03-19', '10:01') })).toEqual([1, 2, 4]);
    expect(offsets({ band: 'at-risk', now: at('2026-03-19', '10:00') })).toEqual([-1, 1, 2, 4]);
    expect(offsets({ now: at('2026-03-21', '11:00') })).toEqual([]);
  });
});

describe('when the band changes', () => {
  it('what was sent counts against the new plan and is not repeated', () => {
    expect(offsets({ band: 'usual', now: at('2026-03-16', '11:00'), past: [past(-4, 'served')] })).toEqual([1]);
    expect(offsets({ band: 'at-risk', now: at('2026-03-18'), past: [past(-3, 'served')] })).toEqual([-1, 1, 2, 4]);
    expect(offsets({ band: 'usual', now: at('2026-03-18'), past: [past(-7, 'served'), past(-4, 'served')] })).toEqual([]);
  });

  it('what the new plan does not name is superseded, with the reason', () => {
    const planned = [past(-5, 'planned'), past(-1, 'planned'), past(1, 'planned'), past(3, 'planned')];
    const { superseded, planned: added } = planReminders(snapshot({ band: 'usual', past: planned }));
    expect(superseded).toEqual(
      [-5, -1, 3].map((offset) => ({ key: reminderKey('t1', DUE, offset), reason: 'the plan of band usual does not name it' })),
    );
    expect(added.map(({ offset }) => offset)).toEqual([-3]);
  });

  it('what was superseded is planned again when it is wanted again, as the same key', () => {
    const { planned } = planReminders(snapshot({ past: [past(-3, 'planned'), past(1, 'dropped')] }));
    expect(planned).toMatchObject([{ key: 'reminder/t1/2026-03-20/+1', revived: true }]);
  });

  it('what expired or was refused stays so, and does not count as sent', () => {
    expect(offsets({ band: 'wavering', now: at('2026-03-17'), past: [past(-5, 'ended')] })).toEqual([-1, 1, 3]);
  });
});

describe('what waits', () => {
  it('stays planned while it is retried on its day', () => {
    expect(planReminders(snapshot({ now: at('2026-03-17', '12:00'), past: [past(-3, 'planned'), past(1, 'planned')] }))).toEqual({
      planned: [],
      superseded: [],
    });
  });

  it('is superseded as paid when nothing of its due date is open any more', () => {
    const balances = [balance('rent', DUE, -5)];
    expect(planReminders(snapshot({ balances, past: [past(-3, 'planned')] })).superseded).toEqual([
      { key: 'reminder/t1/2026-03-20/-3', reason: 'paid' },
    ]);
  });
});

describe('whatever bands follow each other', () => {
  it('no due date gets more messages than the longest plan, no key twice, and planning twice makes nothing new', () => {
    const band = fc.constantFrom<Band>('reliable', 'usual', 'wavering', 'at-risk');
    fc.assert(
      fc.property(fc.array(band, { minLength: 16, maxLength: 16 }), (bands) => {
        const balances: ChargeBalance[] = [balance('rent', DUE, null)];
        const state = new Map<string, PastReminder & { sendAt: string }>();
        const sent: string[] = [];
        bands.forEach((today, day) => {
          const now = at(plusDays('2026-03-10', day));
          const decide = () => planReminders(snapshot({ balances, band: today, now, past: [...state.values()] }));
          const { planned, superseded } = decide();
          for (const { key } of superseded) state.set(key, { ...mustHave(state, key), status: 'dropped' });
          for (const { key, dueDate, offset, sendAt } of planned) state.set(key, { key, dueDate, offset, sendAt, status: 'planned' });
          expect(decide()).toEqual({ planned: [], superseded: [] });
          for (const [key, row] of state) {
            if (row.status !== 'planned' || row.sendAt > at(plusDays('2026-03-10', day), '23:59')) continue;
            sent.push(key);
            state.set(key, { ...row, status: 'served' });
          }
        });
        expect(new Set(sent).size).toBe(sent.length);
        expect(sent.length).toBeLessThanOrEqual(Math.max(...bands.map((name) => REMINDER_PLANS[name].offsets.length)));
      }),
      { numRuns: 300, seed: 1501 },
    );
  });
});

function mustHave<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`superseded ${key}, which is not there`);
  return value;
}

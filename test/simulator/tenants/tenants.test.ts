import { describe, expect, it } from 'vitest';
import { type CivilDate, dateIn, daysBetween, HOUR_MS, instantAt, msBetween, plusDays } from '../../../core/calendar/civil.ts';
import { SimulatedClock } from '../../../core/calendar/simulated-clock.ts';
import { firstDue } from '../../../simulator/estate/due-days.ts';
import { makeEstate } from '../../../simulator/estate/write-files.ts';
import { agendaOf } from '../../../simulator/state/agenda.ts';
import { newState } from '../../../simulator/state/twin-state.ts';
import { feelLock, hear, overdueOf } from '../../../simulator/tenants/tenants.ts';
import type { ToldMessage } from '../../../simulator/tenants/told.ts';
import type { TwinContext } from '../../../simulator/twin-context.ts';
import { bill, START, ZONE } from '../setup/rig.ts';

/** A context in which tenants only listen: no door is used by them. */
function listening(seed: number, start: CivilDate): TwinContext {
  const at = instantAt(start, '00:00', ZONE);
  const clock = new SimulatedClock(at);
  const state = newState({ seed, start, clock: at });
  const estate = makeEstate({ seed, start, currency: 'CNY', phoneUrl: '' });
  const unused = () => Promise.reject(new Error('tenants use no door'));
  const doors = { post: unused, askAdmin: unused, postAdmin: unused, close: () => undefined };
  const agenda = agendaOf(state.agenda, clock, () => undefined);
  const common = { clock, siteId: 'mall', timeZone: ZONE, currency: 'CNY', folder: '', fleet: new Map(), save: async () => undefined };
  return { ...common, estate, state, agenda, doors, warn: () => undefined };
}

function message(tenantId: string, due: CivilDate, className: string, minor = 500_000): ToldMessage {
  const { data } = bill(tenantId, due, minor) as unknown as ToldMessage;
  return { key: `${className}/${tenantId}/${due}`, token: 't', tenantId, className, subject: '', text: '', data };
}

const tenantsOf = (context: TwinContext) => [...context.estate.mall.shops.keys()];
const paymentsOf = (context: TwinContext, tenantId: string) => (context.state.tenants[tenantId] ?? []).flatMap(({ payments }) => payments);

/** Everybody gets the bill of its first due date, and those still unpaid reminders, notice and warning, as under the demo's ladder. */
function firstRound(seed: number, start: CivilDate) {
  const context = listening(seed, start);
  const dues = new Map<string, CivilDate>();
  for (const tenantId of tenantsOf(context)) {
    const due = firstDue(start, context.estate.cast.dueDays.get(tenantId) ?? 1);
    dues.set(tenantId, due);
    const issued = plusDays(due, -7) < start ? start : plusDays(due, -7);
    hear(context, message(tenantId, due, 'bill'), instantAt(issued, '09:00', ZONE));
    for (const [className, day] of [
      ['reminder', -3],
      ['reminder', 1],
      ['notice', 1],
      ['warning', 5],
    ] as const) {
      hear(context, message(tenantId, due, className), instantAt(plusDays(due, day), '09:00', ZONE));
    }
  }
  return { context, dues };
}

describe('tenants', () => {
  it('leave nine to be locked in any first month: none of the cast has paid eleven days after due', () => {
    for (let seed = 0; seed < 30; seed++) {
      const { context, dues } = firstRound(seed, plusDays(START, seed * 13));
      for (const [tenantId, days] of context.estate.cast.setDelays) {
        const [payment, ...more] = paymentsOf(context, tenantId);
        expect(more).toEqual([]);
        expect(payment?.minor).toBe(500_000);
        const paid = dateIn(payment?.at ?? '2000-01-01T00:00:00.000Z', ZONE);
        expect(daysBetween(dues.get(tenantId) ?? START, paid)).toBe(days);
      }
    }
  });

  it('pay with delays of their own: the first round is late about as often as the history', () => {
    let late = 0;
    let all = 0;
    for (let seed = 0; seed < 10; seed++) {
      const { context, dues } = firstRound(seed, START);
      for (const [tenantId, due] of dues) {
        const { at } = paymentsOf(context, tenantId)[0] ?? { at: instantAt(due, '00:00', ZONE) };
        all++;
        if (dateIn(at, ZONE) > due) late++;
      }
    }
    /* 37 % in the history; the cast of nine adds some. */
    expect(late / all).toBeGreaterThan(0.33);
    expect(late / all).toBeLessThan(0.5);
  });

  it('some pay in two parts, some round up, none pays too little', () => {
    const { context } = firstRound(4, START);
    const sums = tenantsOf(context).map((tenantId) => paymentsOf(context, tenantId).reduce((sum, { minor }) => sum + minor, 0));
    expect(Math.min(...sums)).toBe(500_000);
    const twice = Array.from({ length: 10 }, (_, seed) => firstRound(seed, START).context).flatMap((one) =>
      tenantsOf(one).filter((tenantId) => paymentsOf(one, tenantId).length === 2),
    );
    expect(twice.length).toBeGreaterThan(10);
    expect(twice.length).toBeLessThan(64);
  });

  it('locked, pay what is overdue within 2 to 40 hours, and leave the rest as it was', () => {
    const { context, dues } = firstRound(2, START);
    for (const tenantId of context.estate.cast.setDelays.keys()) {
      const due = dues.get(tenantId) ?? START;
      const next = plusDays(due, 31);
      const now = instantAt(plusDays(due, 10), '10:00', ZONE);
      hear(context, message(tenantId, next, 'bill'), now);
      expect(overdueOf(context, tenantId, now)).toEqual({ minor: 500_000, oldestDue: due });
      const planned = context.state.tenants[tenantId]?.[1]?.payments.map(({ at }) => at);
      feelLock(context, tenantId, now);
      const [first] = paymentsOf(context, tenantId);
      const hours = msBetween(now, first?.at ?? now) / HOUR_MS;
      expect(hours).toBeGreaterThanOrEqual(2);
      expect(hours).toBeLessThanOrEqual(40);
      expect(first?.because).toBe('lock');
      expect(context.state.tenants[tenantId]?.[1]?.payments.map(({ at }) => at)).toEqual(planned);
      expect(overdueOf(context, tenantId, instantAt(plusDays(due, 12), '10:00', ZONE)).minor).toBe(0);
    }
  });
});

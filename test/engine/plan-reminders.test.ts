import { describe, expect, it } from 'vitest';
import { instantAt } from '../../core/calendar/civil.ts';
import type { Band } from '../../core/scoring/score.ts';
import { scoreTenant } from '../../core/scoring/score-tenant.ts';
import { planReminders } from '../../engine/plan-reminders.ts';
import { supersedePaidReminders } from '../../engine/supersede-paid-reminders.ts';
import type { TestContext } from '../setup/context.ts';
import { addCharge, addTenant, effect, hold, mall, pay } from './outbox/mall.ts';

const key = (offset: string) => `reminder/t1/2026-03-20/${offset}`;
const EMPTY = { planned: [], superseded: [], held: [] };

async function band(context: TestContext, name: Band): Promise<void> {
  const score = { ...scoreTenant('t1', [], context.clock.now(), context.timeZone), band: name };
  await context.store.transaction((tx) => tx.scores.save(score));
}

async function withRent(options: Parameters<typeof mall>[0] = {}): Promise<TestContext> {
  const context = await mall(options);
  await addTenant(context, 't1');
  await addCharge(context, 't1', 'rent');
  return context;
}

describe('planning reminders', () => {
  it('plans by the band of the latest score, `usual` before there is one, and twice makes nothing twice', async () => {
    const context = await withRent();
    expect(await planReminders(context, 'all')).toEqual({ planned: [key('-3'), key('+1')], superseded: [], held: [] });
    expect(await planReminders(context, 'all')).toEqual(EMPTY);
    expect(await effect(context, key('-3'))).toMatchObject({
      kind: 'message',
      className: 'reminder',
      state: 'planned',
      dueAt: instantAt('2026-03-17', '10:00', 'Asia/Shanghai'),
      expiresAt: instantAt('2026-03-18', '10:00', 'Asia/Shanghai'),
      body: { dueDate: '2026-03-20', offset: -3, chargeIds: ['rent'] },
    });
    expect((await effect(context, key('+1'))).token).not.toBe((await effect(context, key('-3'))).token);
  });

  it('follows the band: supersedes what it no longer names, adds what is missing, and back again', async () => {
    const context = await withRent();
    await band(context, 'wavering');
    await planReminders(context, ['t1']);
    await band(context, 'reliable');
    expect(await planReminders(context, ['t1'])).toEqual({
      planned: [key('-3')],
      superseded: [key('-5'), key('-1'), key('+1'), key('+3')],
      held: [],
    });
    await band(context, 'wavering');
    const back = await planReminders(context, ['t1']);
    expect(new Set(back.planned)).toEqual(new Set([key('-5'), key('-1'), key('+1'), key('+3')]));
    expect(back.superseded).toEqual([key('-3')]);
    expect(await effect(context, key('+1'))).toMatchObject({ state: 'planned', reason: null, endedAt: null });
  });

  it('never reminds of imported history', async () => {
    const context = await mall();
    await addTenant(context, 't1');
    await addCharge(context, 't1', 'old', { backfilled: true });
    expect(await planReminders(context, 'all')).toEqual(EMPTY);
  });

  it('supersedes what was paid, in the payment’s own transaction, and keeps what is paid in part', async () => {
    const context = await withRent();
    await planReminders(context, 'all');
    const supersede = () => context.store.transaction((tx) => supersedePaidReminders(tx, 't1', context.clock.now()));
    await pay(context, 't1', 'rent', 40_000);
    expect(await supersede()).toEqual([]);
    await context.goTo('2026-03-06');
    await pay(context, 't1', 'rent', 60_000);
    expect(await supersede()).toEqual([key('+1'), key('-3')].sort());
    expect(await effect(context, key('-3'))).toMatchObject({ state: 'superseded', reason: 'paid' });
    expect(await planReminders(context, 'all')).toEqual(EMPTY);
  });

  it('says what holds a tenant’s reminders, and a late bank feed on the day it matters', async () => {
    const context = await withRent({ bank: '2026-03-10' });
    await hold(context, 't1', 'promise', '2026-04-01');
    const report = await planReminders(context, 'all');
    expect(report.held).toMatchObject([{ tenantId: 't1', reason: { rule: 'L16' } }]);
    await context.goTo('2026-03-17');
    expect((await planReminders(context, 'all')).held.map(({ reason }) => reason.rule)).toEqual(['L16', 'bank-feed']);
  });

  it('has nothing to say of a tenant nobody knows', async () => {
    expect(await planReminders(await mall(), ['nobody'])).toEqual(EMPTY);
  });
});

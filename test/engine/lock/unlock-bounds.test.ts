import { describe, expect, it } from 'vitest';
import type { MeterInstallation } from '../../../core/estate/estate.ts';
import { unlocksAgain } from '../../../engine/audit-checks/unlocks-again.ts';
import { takeOrder } from '../../../engine/carry-out-orders.ts';
import { liftStop, releaseAll, setStop } from '../../../engine/set-stop.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { readThrough } from '../audit/read-through.ts';
import { type NearLock, nearLock } from './near-lock.ts';
import { OPERATOR } from './run.ts';
import { testMeter } from './test-dtu.ts';

const METER: MeterInstallation = {
  meterId: 'm-2e',
  circuitId: 'c-2e',
  dtuId: 'd-1',
  number: '0021',
  profile: 'dtu-json',
  ctRatio: 1,
  ptRatio: 1,
  openingRegister: null,
  closingRegister: null,
  openingRates: null,
  closingRates: null,
  from: '2025-01-01',
  to: null,
  reconnect: 'direct',
};

async function locked(): Promise<NearLock> {
  const site = await nearLock({ shops: ['t-2'] });
  for (const key of await site.planned()) await takeOrder(site.context, key, 'switch');
  await site.life.now();
  expect(site.switches()).toBe('on on off');
  site.life.diary.splice(0);
  site.dtu.asked.splice(0);
  return site;
}

const rewrite = ({ context }: NearLock, change: Partial<MeterInstallation>) =>
  context.store.transaction((tx) => tx.estate.saveMeter({ ...METER, ...change }, context.clock.now()));
const frames = (site: NearLock): string[] => site.dtu.asked.filter((asked) => !asked.startsWith('read'));

async function expectBack(site: NearLock): Promise<void> {
  expect(site.switches()).toBe('on on on');
  expect(await site.held()).toEqual([]);
  expect((await site.caseOf('t-2')).rung).toBe('closed');
  expect((await verifyAudit(site.context)).ok).toBe(true);
}

describe('what bounds an unlock', () => {
  it('counts in the last moment: an isolation that is set while the meter is read holds the frame', async () => {
    const site = await locked();
    let stopId = '';
    site.dtu.meanwhile = async (request) => {
      if (stopId !== '' || request.op !== 'read') return;
      const report = await setStop(site.context, { kind: 'isolation', scope: 'site', target: '', by: OPERATOR, reason: 'hands inside' });
      stopId = report.stopId ?? '';
    };
    await site.life.pay('t-2', '5000.00');
    await site.life.to('2026-01-14', '10:00');
    expect(frames(site)).toEqual([]);
    expect(site.switches()).toBe('on on off');
    await liftStop(site.context, stopId, OPERATOR, 'hands out');
    await site.life.now();
    await expectBack(site);
  });

  it('is written down where it was asked: when the unlock was planned, and at its frame', async () => {
    const site = await locked();
    await site.life.pay('t-2', '5000.00');
    await site.life.now();
    const records = await site.context.store.read((tx) => tx.audit.list({}));
    const decisions = records.filter(({ kind }) => kind === 'decision/may-unlock').map(({ body }) => JSON.parse(body));
    expect(decisions).toMatchObject([
      { stage: 'plan', verdict: 'allow', facts: { answeringNumber: null } },
      { stage: 'frame', verdict: 'allow', facts: { answeringNumber: '0021', openedNumbers: ['0021'] } },
    ]);
    expect(await readThrough(records, unlocksAgain())).toMatchObject({ ok: true, detail: '2 made again, 0 under other bounds' });
    const turned = records.map((record) => ({ ...record, body: record.body.replace('"openedNumbers":["0021"]', '"openedNumbers":[]') }));
    expect(await readThrough(turned, unlocksAgain())).toMatchObject({ ok: false, detail: expect.stringContaining('meter-number') });
  });

  it('leaves a meter alone that answers with another number than the one that was locked, and tells a person', async () => {
    const site = await locked();
    const meter = site.dtu.meters.get('m-2e');
    if (!meter) throw new Error('m-2e');
    meter.number = '9999';
    await rewrite(site, { number: '9999' });
    await site.life.pay('t-2', '5000.00');
    await site.life.to('2026-01-14', '10:00');
    expect(frames(site)).toEqual([]);
    expect(site.life.workOrders.map(({ kind }) => kind)).toEqual(['unknown-switch']);
  });
});

describe('an estate that was rewritten after the lock', () => {
  it('with another meter number does not keep a paid tenant in the dark: what we opened is closed, and a person is told', async () => {
    const site = await locked();
    await rewrite(site, { number: '0021X' });
    await site.life.pay('t-2', '5000.00');
    await site.life.now();
    await expectBack(site);
    expect(site.life.workOrders).toMatchObject([{ kind: 'contradiction', reason: expect.stringContaining('0021X') }]);
  });

  it('with the installation ended does not either: the order goes to the meter that our lock opened', async () => {
    const site = await locked();
    await rewrite(site, { to: '2026-01-15' });
    await site.life.to('2026-01-15', '10:00');
    await site.life.pay('t-2', '5000.00');
    await site.life.now();
    await expectBack(site);
    expect(site.life.workOrders).toMatchObject([{ kind: 'contradiction', reason: expect.stringContaining('shows no meter') }]);
  });

  it.each(['on', 'off'] as const)('because the meter was replaced: the new one is only read, and it reads %s', async (state) => {
    const site = await locked();
    site.dtu.meters.delete('m-2e');
    site.dtu.meters.set('m-new', { ...testMeter('m-new', 'electricity', '0099', 0), switch: state });
    await rewrite(site, { to: '2026-01-15' });
    await rewrite(site, { meterId: 'm-new', number: '0099', from: '2026-01-15' });
    await site.life.to('2026-01-15', '10:00');
    await site.life.pay('t-2', '5000.00');
    await site.life.now();
    expect(frames(site)).toEqual([]);
    if (state === 'on') return expectBack(site);
    expect(site.life.workOrders).toMatchObject([{ kind: 'unlock-overdue', reason: expect.stringContaining('m-new') }]);
    expect((await site.caseOf('t-2')).rung).toBe('unlocking');
  });

  it('is no obstacle to release --all', async () => {
    const site = await locked();
    await rewrite(site, { to: '2026-01-15' });
    await site.life.to('2026-01-15', '10:00');
    expect(await releaseAll(site.context, OPERATOR, 'drill')).toMatchObject({
      ok: true,
      orders: [expect.stringContaining('unlock/c-2e/')],
    });
    await site.life.now();
    await expectBack(site);
  });

  it('together with a lost lock order goes to a person at once: the case stays in sight, and release --all says what it cannot do', async () => {
    const site = await locked();
    const { context } = site;
    const { caseId } = await site.caseOf('t-2');
    await context.store.transaction((tx) => tx.cases.holdCircuit('c-2e', caseId, 'lock/lost', context.clock.now()));
    await rewrite(site, { to: '2026-01-15' });
    await site.life.to('2026-01-15', '10:00');
    expect((await site.life.pay('t-2', '5000.00')).cases).toMatchObject([{ rung: 'unlocking' }]);
    const work = await context.store.read((tx) => tx.cases.workOrders(9));
    expect(work).toMatchObject([{ kind: 'unlock-overdue', circuitId: 'c-2e', caseId }]);
    const report = await releaseAll(context, OPERATOR, 'drill');
    expect(report).toMatchObject({ ok: false, orders: [], reason: expect.stringContaining('c-2e') });
    expect(await site.held()).toEqual(['c-2e']);
    expect((await site.caseOf('t-2')).rung).toBe('unlocking');
    /* The estate is put right, and the way back is open again. */
    await rewrite(site, { to: null });
    expect(await releaseAll(context, OPERATOR, 'again')).toMatchObject({ ok: true, orders: [expect.stringContaining('unlock/c-2e/')] });
    await site.life.now();
    expect(site.switches()).toBe('on on on');
  });
});

describe('release --all', () => {
  it('ends what is about to lock too: an approved case does not lock behind its back', async () => {
    const site = await nearLock({ shops: ['t-2'] });
    const { context, life } = site;
    const found = await site.caseOf('t-2');
    await context.store.transaction(async (tx) => {
      await tx.effects.supersede({ caseId: found.caseId, classNames: ['lock'] }, context.clock.now(), 'the hour had not come yet');
      await tx.cases.update({ ...found, rung: 'approved', dueAt: context.clock.now() });
    });
    expect(await releaseAll(context, OPERATOR, 'drill')).toMatchObject({ ok: true, orders: [] });
    expect(await site.caseOf('t-2')).toMatchObject({ rung: 'closed', closedBecause: 'released' });
    life.orders = true;
    await life.to('2026-01-15', '12:00');
    expect(site.switches()).toBe('on on on');
  });
});

import { describe, expect, it } from 'vitest';
import { DEMO_MALL } from '../../../core/lock/packs/demo-mall.ts';
import { takeOrder } from '../../../engine/carry-out-orders.ts';
import { placeHold } from '../../../engine/place-hold.ts';
import { liftStop, setStop } from '../../../engine/set-stop.ts';
import { lockSite } from './lock-site.ts';
import { nearLock } from './near-lock.ts';
import { OPERATOR, run, until } from './run.ts';

describe('a lock order on a wire', () => {
  it('that is forged is not found; a second taker is told who has it; nothing is sent twice', async () => {
    const site = await nearLock();
    const [key = ''] = await site.planned();
    expect(await takeOrder(site.context, 'lock/c-1e/forged/1', 'switch')).toMatchObject({ state: 'not-found', takenBy: null });
    expect(await takeOrder(site.context, (await site.caseOf('t-1')).noticeId, 'switch')).toMatchObject({ state: 'not-found' });
    expect(await takeOrder(site.context, key, 'switch')).toMatchObject({ state: 'taken', takenBy: 'switch' });
    expect(await takeOrder(site.context, key, 'another')).toMatchObject({ state: 'not-yours', takenBy: 'switch' });
    await site.life.now();
    expect(await takeOrder(site.context, key, 'another')).toMatchObject({ state: 'refused', reasons: [{ rule: 'done' }] });
    expect(site.dtu.asked.filter((asked) => asked.startsWith('switch-off'))).toEqual(['switch-off m-1e']);
  });

  it('with its wire cut never leaves: it is named again, expires, and a new one waits four hours', async () => {
    const site = await nearLock();
    const [first = ''] = await site.planned();
    await site.life.to('2026-01-14', '11:00');
    expect(await site.stateOf(first)).toBe('expired');
    expect(await takeOrder(site.context, first, 'switch')).toMatchObject({ state: 'refused', reasons: [{ rule: 'expired' }] });
    expect(await site.planned()).toEqual([]);
    await site.life.to('2026-01-14', '15:00');
    expect(await site.planned()).toEqual([first.replace(/1$/, '2'), first.replace('c-1e', 'c-1w').replace(/1$/, '2')]);
    expect(site.switches()).toBe('on on on');
    expect(site.dtu.asked).toEqual([]);
  });

  it('is looked at again in the moment it is taken: what has changed since refuses it, with the rule', async () => {
    const site = await nearLock();
    const [key = '', second = ''] = await site.planned();
    await site.dtu.leave();
    await until(() => !site.context.gateway.online('d-1'));
    expect(await takeOrder(site.context, key, 'switch')).toMatchObject({ state: 'refused', reasons: [{ rule: 'dtu-offline' }] });
    expect(await site.stateOf(key)).toBe('refused');
    const audit = await site.context.store.read((tx) => tx.audit.list({}));
    const decision = audit.findLast((record) => record.kind === 'decision/may-lock');
    expect(JSON.parse(decision?.body ?? '{}')).toMatchObject({ stage: 'take', verdict: 'deny', reasons: [{ rule: 'dtu-offline' }] });
    await placeHold(site.context, { type: 'dispute', tenantId: 't-1', owner: 'office', reason: 'meter doubted', until: '2026-02-01' });
    expect(await takeOrder(site.context, second, 'switch')).toMatchObject({ state: 'refused', reasons: [{ rule: 'superseded' }] });
  });

  it('is superseded by a stop, and comes back only when a person has lifted it', async () => {
    const site = await nearLock();
    const orders = await site.planned();
    const wire = { name: 'a wire', authenticated: false, via: 'admin' } as const;
    const stop = await setStop(site.context, { kind: 'stop', scope: 'site', target: '', by: wire, reason: 'smoke seen' });
    expect(stop).toMatchObject({ ok: true, orders });
    site.life.orders = true;
    await site.life.to('2026-01-14', '14:00');
    expect(await site.planned()).toEqual([]);
    expect(site.life.refusals.at(-1)?.reasons.map((reason) => reason.rule)).toEqual(['stop']);
    expect(await liftStop(site.context, stop.stopId ?? '', wire, 'over')).toMatchObject({ ok: false });
    expect(await liftStop(site.context, stop.stopId ?? '', OPERATOR, 'over')).toMatchObject({ ok: true });
    await site.life.now();
    expect(site.switches()).toBe('off off on');
  });

  it('in a dry run ends as would-have: no frame, nothing held', async () => {
    const pack = { ...DEMO_MALL, id: 'real', forRealSites: true, approval: { ...DEMO_MALL.approval, required: false } };
    const site = await lockSite({ mode: 'dry-run', pack });
    const life = run(site);
    await life.pay('t-2', '5000.00');
    for (const [date, time] of [
      ['2026-01-06', '08:00'],
      ['2026-01-10', '08:00'],
      ['2026-01-14', '09:00'],
    ] as const) {
      await site.context.goTo(date, time);
      await life.now();
    }
    const orders = await site.context.store.read((tx) => tx.effects.find({ kind: 'order' }));
    expect(orders.map((order) => order.state)).toEqual(['would-have', 'would-have']);
    expect(site.phone).toEqual([]);
    expect(site.dtu.asked).toEqual([]);
    expect(await site.context.store.read((tx) => tx.cases.heldCircuits({}))).toEqual([]);
  });
});

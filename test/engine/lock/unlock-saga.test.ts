import { describe, expect, it } from 'vitest';
import { advanceCases } from '../../../engine/advance-cases.ts';
import { takeOrder } from '../../../engine/carry-out-orders.ts';
import { placeHold } from '../../../engine/place-hold.ts';
import { liftStop, releaseAll, setStop } from '../../../engine/set-stop.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { rent } from './estate.ts';
import { type NearLock, nearLock } from './near-lock.ts';
import { OPERATOR, until } from './run.ts';

async function locked(options: Parameters<typeof nearLock>[0] = { shops: ['t-2'] }): Promise<NearLock> {
  const site = await nearLock(options);
  site.life.orders = true;
  for (const key of await site.planned()) await takeOrder(site.context, key, 'switch');
  await site.life.now();
  site.life.diary.splice(0);
  site.dtu.asked.splice(0);
  return site;
}

const workOrders = (site: NearLock) => site.life.workOrders.map(({ kind }) => kind);

describe('bringing supply back', () => {
  it('waits for a DTU that is away for as long as it takes, calls a person after two hours, and goes on at once when it is back', async () => {
    const site = await locked();
    await site.dtu.leave();
    await until(() => !site.context.gateway.online('d-1'));
    await site.life.pay('t-2', '5000.00');
    await site.life.to('2026-01-14', '10:50');
    expect(workOrders(site)).toEqual([]);
    await site.life.to('2026-01-14', '14:07');
    expect(workOrders(site)).toEqual(['unlock-overdue']);
    await site.dtu.come();
    await until(() => site.context.gateway.online('d-1'));
    await site.life.now();
    expect(site.life.diary.slice(-3)).toEqual([
      '01-14 14:07 unlock c-2e done (silent)',
      '01-14 14:07 unlocking → closed',
      '01-14 14:07 unlock-note sent',
    ]);
    expect(site.life.results.at(-1)?.seconds).toBe(5 * 3_600 + 7 * 60);
  });

  it('is held by a safety isolation and by nothing else, and goes on when a person lifts it', async () => {
    const site = await locked();
    const request = { kind: 'isolation', scope: 'circuit', target: 'c-2e', reason: 'electrician at work' } as const;
    expect(await setStop(site.context, { ...request, by: { name: 'a wire', authenticated: false, via: 'admin' } })).toMatchObject({
      ok: false,
    });
    const isolation = await setStop(site.context, { ...request, by: OPERATOR });
    await setStop(site.context, { ...request, kind: 'stop', scope: 'site', by: OPERATOR });
    await site.life.pay('t-2', '5000.00');
    await site.life.to('2026-01-14', '10:00');
    expect(site.switches()).toBe('on on off');
    expect(site.dtu.asked).toEqual([]);
    await liftStop(site.context, isolation.stopId ?? '', OPERATOR, 'he has gone');
    await site.life.now();
    expect(site.switches()).toBe('on on on');
  });

  it('only makes ready where the meter has a button, and tells the tenant to press it', async () => {
    const site = await locked({ shops: ['t-2'], button: true });
    await site.life.pay('t-2', '5000.00');
    await site.life.now();
    expect(site.switches()).toBe('on on ready');
    expect(site.life.results.at(-1)).toMatchObject({ outcome: 'done', observed: 'ready' });
    expect(site.phone.at(-1)?.text).toContain('press the button');
    expect((await site.caseOf('t-2')).rung).toBe('closed');
  });

  it('closes directly where the lease says so, button or not', async () => {
    const site = await locked({ shops: ['t-2'], button: true, leaseReconnect: 'direct' });
    await site.life.pay('t-2', '5000.00');
    await site.life.now();
    expect(site.switches()).toBe('on on on');
    expect(site.dtu.asked).toEqual(['read m-2e', 'switch-on m-2e', 'read m-2e']);
  });

  it('whose frame gets no answer reads before it sends again', async () => {
    const site = await locked();
    site.dtu.mute.add('switch-on');
    await site.life.pay('t-2', '5000.00');
    await site.life.to('2026-01-14', '09:05');
    expect(site.life.diary).toContain('01-14 09:00 unlock c-2e unknown (silent)');
    expect(site.dtu.asked).toEqual(['read m-2e', 'switch-on m-2e', 'read m-2e']);
    expect((await site.caseOf('t-2')).rung).toBe('closed');
    const [order] = await site.context.store.read((tx) => tx.cases.orders({ circuitId: 'c-2e', action: 'unlock' }));
    expect(order, 'it remembers when its frame left').toMatchObject({ frameSentAt: '2026-01-14T01:00:00.000Z' });
  });

  it('comes with a hold that releases, and not with one that stays', async () => {
    const site = await locked();
    const hold = { type: 'dispute', tenantId: 't-2', owner: 'office', reason: 'meter doubted', until: '2026-02-01' } as const;
    expect((await placeHold(site.context, { ...hold, whenLocked: 'stay' })).cases).toEqual([]);
    expect(await placeHold(site.context, { ...hold, type: 'insolvency' })).toMatchObject({
      ok: true,
      cases: [{ from: 'locked', rung: 'unlocking' }],
    });
    await site.life.now();
    expect(site.switches()).toBe('on on on');
    expect(await site.caseOf('t-2')).toMatchObject({ rung: 'closed', closedBecause: 'held' });
    /* The debt is still there: when the hold is over, a new case begins with a new notice. */
    await site.context.goTo('2026-02-02', '00:05');
    expect((await advanceCases(site.context, 'all')).cases).toMatchObject([{ from: null, rung: 'notified' }]);
  });

  it('of a circuit that two cases hold comes when neither holds it', async () => {
    const site = await nearLock({ shops: ['t-2'] });
    const { context, life } = site;
    /* A second debt, of another capacity, whose case stands at the same rung. */
    await context.store.transaction(async (tx) => {
      await tx.ledger.addCharge(
        rent(context, '2', 'power-2', { debtType: 'electricity', creditor: { party: 'Power Co', role: 'utility-reseller' } }),
      );
      const first = (await tx.cases.listOpen('t-2'))[0];
      if (!first) throw new Error('no case');
      await tx.cases.open({
        ...first,
        caseId: 'second',
        creditor: { party: 'Power Co', role: 'utility-reseller' },
        chargeIds: ['power-2'],
        rung: 'approved',
      });
      await tx.cases.addApproval({
        caseId: 'second',
        decision: 'approved',
        by: 'twin-operator',
        via: 'twin',
        authenticated: false,
        reason: '',
        at: context.clock.now(),
      });
    });
    for (const key of await site.planned()) await takeOrder(context, key, 'switch');
    await life.now();
    life.orders = true;
    await advanceCases(context, ['second']).then((report) => Promise.all(report.orders.map((key) => takeOrder(context, key, 'switch'))));
    await life.now();
    expect(await site.held()).toEqual(['c-2e', 'c-2e']);
    expect(site.dtu.asked.filter((asked) => asked.startsWith('switch'))).toEqual(['switch-off m-2e']);

    await life.pay('t-2', '5000.00', 'rent-2');
    await life.now();
    expect(life.diary.at(-1)).toBe('01-14 09:00 locked → closed');
    expect(site.switches()).toBe('on on off');
    await life.pay('t-2', '5000.00', 'power-2');
    await life.now();
    expect(site.switches()).toBe('on on on');
    expect(await site.held()).toEqual([]);
  });

  it('of everything works alone, whoever owes what', async () => {
    const site = await locked({ shops: ['t-1', 't-2'] });
    expect(site.switches()).toBe('off off off');
    const report = await releaseAll(site.context, { name: 'anna', authenticated: true, via: 'command' }, 'drill');
    expect(report.orders).toHaveLength(3);
    await site.life.now();
    expect(site.switches()).toBe('on on on');
    expect(await site.held()).toEqual([]);
    expect(await site.caseOf('t-1')).toMatchObject({ rung: 'closed', closedBecause: 'released' });
    expect((await verifyAudit(site.context)).ok).toBe(true);
  });
});

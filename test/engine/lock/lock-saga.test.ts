import { describe, expect, it } from 'vitest';
import { takeOrder } from '../../../engine/carry-out-orders.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { watchReading } from '../../../engine/watch-circuits.ts';
import { type NearLock, nearLock } from './near-lock.ts';

/** The first of the shop's two orders is taken; what comes of it is told by the diary. */
async function taken(site: NearLock): Promise<string> {
  const [key = ''] = await site.planned();
  expect(await takeOrder(site.context, key, 'switch')).toMatchObject({ state: 'taken' });
  return key;
}

function meterOf(site: NearLock, meterId: string) {
  const meter = site.dtu.meters.get(meterId);
  if (!meter) throw new Error(meterId);
  return meter;
}

const frames = (site: NearLock): string[] => site.dtu.asked.filter((asked) => !asked.startsWith('read'));

describe('carrying out a lock', () => {
  it('stops at a meter that says another number: nothing is switched, nothing held, a person is called', async () => {
    const site = await nearLock();
    const key = await taken(site);
    meterOf(site, 'm-1e').number = '9999';
    await site.life.now();
    expect(site.life.diary).toEqual(['01-14 09:00 lock c-1e refused (silent)']);
    expect(site.life.results[0]?.reason).toContain('9999');
    expect(site.life.workOrders).toMatchObject([{ kind: 'lock-refused', orderId: key }]);
    expect(frames(site)).toEqual([]);
    expect(await site.held()).toEqual([]);
  });

  it('leaves alone what is off already and not by us, and never closes it later', async () => {
    const site = await nearLock();
    await taken(site);
    meterOf(site, 'm-1e').switch = 'off';
    await site.life.now();
    expect(site.life.workOrders).toMatchObject([{ kind: 'not-ours' }]);
    await site.life.pay('t-1', '5000.00');
    await site.life.now();
    expect(site.life.diary.at(-1)).toBe('01-14 09:00 locking → closed');
    expect(site.switches()).toBe('off on on');
    expect(frames(site)).toEqual([]);
  });

  it('that gets no answer is unknown, and is settled by reading: one frame, never two', async () => {
    const site = await nearLock();
    const key = await taken(site);
    site.dtu.mute.add('switch-off');
    await site.life.now();
    expect(site.life.results.at(-1)).toMatchObject({ outcome: 'unknown', orderId: key });
    expect(await site.stateOf(key)).toBe('unknown');
    expect(await site.held()).toEqual(['c-1e']);
    await site.life.to('2026-01-14', '09:01');
    expect(site.life.diary).toEqual(['01-14 09:00 lock c-1e unknown (silent)', '01-14 09:01 lock c-1e done (confirms)']);
    expect(frames(site)).toEqual(['switch-off m-1e']);
  });

  it('whose frame never took effect ends refused when its frame has long run out, and nothing is held', async () => {
    const site = await nearLock();
    const key = await taken(site);
    meterOf(site, 'm-1e').stuck = true;
    site.dtu.mute.add('switch-off');
    await site.life.to('2026-01-14', '09:30');
    expect(site.life.diary).toEqual(['01-14 09:00 lock c-1e unknown (silent)', '01-14 09:08 lock c-1e refused (silent)']);
    expect(await site.stateOf(key)).toBe('refused');
    expect(site.life.workOrders).toMatchObject([{ kind: 'lock-refused' }]);
    expect(frames(site)).toEqual(['switch-off m-1e']);
    expect(await site.held()).toEqual([]);
  });

  it('waits for a slow valve: acknowledged is not off', async () => {
    const site = await nearLock();
    await taken(site);
    meterOf(site, 'm-1e').stuck = true;
    await site.life.now();
    expect(site.life.diary).toEqual([]);
    meterOf(site, 'm-1e').switch = 'off';
    await site.life.to('2026-01-14', '09:03');
    expect(site.life.diary).toEqual(['01-14 09:01 lock c-1e done (confirms)']);
  });

  it('is refused by the DTU: nothing is held, a person is called', async () => {
    const site = await nearLock();
    await taken(site);
    site.dtu.refuse.set('switch-off', 'locally-isolated');
    await site.life.now();
    expect(site.life.results).toMatchObject([{ outcome: 'refused', workOrder: { kind: 'lock-refused' } }]);
    expect(await site.held()).toEqual([]);
  });

  it('is contradicted by a welded contact: unknown, and a work order at once; payment still releases it', async () => {
    const site = await nearLock();
    const key = await taken(site);
    meterOf(site, 'm-1e').welded = true;
    await site.life.now();
    expect(site.life.diary).toEqual(['01-14 09:00 lock c-1e unknown (contradicts)']);
    expect(site.life.workOrders).toMatchObject([{ kind: 'contradiction', orderId: key }]);
    expect((await site.caseOf('t-1')).rung).toBe('locking');
    await site.life.pay('t-1', '5000.00');
    await site.life.now();
    expect(site.switches()).toBe('on on on');
    expect((await site.caseOf('t-1')).rung).toBe('closed');
  });

  it('with nobody drawing says nothing, and what flows later calls a person, once', async () => {
    const site = await nearLock({ shops: ['t-2'] });
    await taken(site);
    await site.life.now();
    expect(site.life.diary).toEqual(['01-14 09:00 lock c-2e done (silent)', '01-14 09:00 locking → locked']);
    const reading = { dtuId: 'd-1', meterId: 'm-2e', utility: 'electricity', number: '0021', takenAt: site.context.clock.now() } as const;
    const flowing = { ...reading, register: 1, rates: null, rate: 700, voltage: 230, switchState: 'off' } as const;
    expect(await watchReading(site.context, { ...flowing, rate: 0 })).toBeNull();
    expect(await watchReading(site.context, { ...flowing, meterId: 'm-1e' })).toBeNull();
    expect(await watchReading(site.context, flowing)).toMatchObject({
      outcome: 'unknown',
      physics: 'contradicts',
      workOrder: { kind: 'contradiction' },
    });
    expect(await watchReading(site.context, flowing)).toBeNull();
  });

  it('is dropped when the debt is paid between taking and the frame', async () => {
    const site = await nearLock();
    const key = await taken(site);
    await site.life.pay('t-1', '5000.00');
    await site.life.now();
    expect(site.life.diary).toEqual([
      '01-14 09:00 t-1 pays 5000.00',
      '01-14 09:00 locking → closed',
      '01-14 09:00 lock c-1e refused (silent)',
    ]);
    expect(await site.stateOf(key)).toBe('superseded');
    expect(frames(site)).toEqual([]);
  });

  it('that is in the air when the debt is paid is undone by the unlock behind it', async () => {
    const site = await nearLock();
    await taken(site);
    let paid = false;
    site.dtu.meanwhile = async (request) => {
      if (request.op !== 'switch-off' || paid) return;
      paid = true;
      await site.life.pay('t-1', '5000.00');
    };
    await site.life.now();
    expect(site.switches()).toBe('on on on');
    expect(await site.held()).toEqual([]);
    expect((await site.caseOf('t-1')).rung).toBe('closed');
    expect(frames(site)).toEqual(['switch-off m-1e', 'switch-on m-1e']);
    expect((await verifyAudit(site.context)).ok).toBe(true);
  });

  it('survives a broken process: what is taken goes on from the store, by reading', async () => {
    const site = await nearLock();
    const key = await taken(site);
    /* The frame has left and the process dies before its answer: only the store knows. */
    const now = site.context.clock.now();
    const { caseId } = await site.caseOf('t-1');
    await site.context.store.transaction(async (tx) => {
      const order = await tx.cases.order(key);
      if (!order) throw new Error(key);
      await tx.cases.updateOrder({ ...order, frameSentAt: now, attempts: 1 });
      await tx.cases.holdCircuit('c-1e', caseId, key, now);
    });
    meterOf(site, 'm-1e').switch = 'off';
    await site.life.now();
    expect(site.life.diary[0]).toBe('01-14 09:00 lock c-1e done (silent)');
    expect(frames(site)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { takeOrder } from '../../../engine/carry-out-orders.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { watchReading } from '../../../engine/watch-circuits.ts';
import { type NearLock, nearLock } from './near-lock.ts';

async function taken(): Promise<{ site: NearLock; key: string }> {
  const site = await nearLock({ shops: ['t-2'] });
  const [key = ''] = await site.planned();
  expect(await takeOrder(site.context, key, 'switch')).toMatchObject({ state: 'taken' });
  return { site, key };
}

function meter(site: NearLock) {
  const found = site.dtu.meters.get('m-2e');
  if (!found) throw new Error('m-2e');
  return found;
}

/** The relay opens, and the next reading of its meter reaches the site. */
async function opens(site: NearLock) {
  Object.assign(meter(site), { stuck: false, switch: 'off' });
  const reading = {
    dtuId: 'd-1',
    meterId: 'm-2e',
    utility: 'electricity',
    register: 1,
    rates: null,
    rate: 0,
    voltage: 230,
    switchState: 'off',
  } as const;
  return watchReading(site.context, { ...reading, number: meter(site).number, takenAt: site.context.clock.now() });
}

async function payAndExpectBack(site: NearLock): Promise<void> {
  await site.life.pay('t-2', '5000.00');
  await site.life.now();
  await expectBack(site);
}

async function expectBack(site: NearLock): Promise<void> {
  expect(site.switches()).toBe('on on on');
  expect(await site.held()).toEqual([]);
  expect((await site.caseOf('t-2')).rung).toBe('closed');
  expect((await verifyAudit(site.context)).ok).toBe(true);
}

const kinds = (site: NearLock) => site.life.workOrders.map(({ kind }) => kind);
const frames = (site: NearLock) => site.dtu.asked.filter((asked) => !asked.startsWith('read'));

describe('a lock whose switch opens late', () => {
  it('was acknowledged: it stays in doubt and held for as long as it reads on, and a person looks', async () => {
    const { site, key } = await taken();
    meter(site).stuck = true;
    await site.life.to('2026-01-14', '10:00');
    expect(await site.stateOf(key)).toBe('unknown');
    expect(await site.held()).toEqual(['c-2e']);
    expect(kinds(site)).toEqual(['unknown-switch']);
    Object.assign(meter(site), { stuck: false, switch: 'off' });
    await site.life.to('2026-01-14', '12:00');
    expect((await site.caseOf('t-2')).rung).toBe('locked');
    expect(frames(site)).toEqual(['switch-off m-2e']);
    await payAndExpectBack(site);
  });

  it('was refused with a word that leaves it open: it is in doubt, and settled by reading', async () => {
    const { site, key } = await taken();
    site.dtu.meanwhile = async ({ op }) => {
      if (op === 'switch-off') meter(site).switch = 'off';
    };
    site.dtu.refuse.set('switch-off', 'meter-silent');
    await site.life.now();
    expect(await site.stateOf(key)).toBe('unknown');
    expect(await site.held()).toEqual(['c-2e']);
    await site.life.to('2026-01-14', '09:30');
    expect((await site.caseOf('t-2')).rung).toBe('locked');
    await payAndExpectBack(site);
  });

  it('was given up: the circuit is held again, the order is settled, and payment brings supply back', async () => {
    const { site, key } = await taken();
    meter(site).stuck = true;
    site.dtu.mute.add('switch-off');
    await site.life.to('2026-01-14', '09:20');
    expect(await site.stateOf(key)).toBe('refused');
    expect(await site.held()).toEqual([]);
    expect(await opens(site)).toMatchObject({ orderId: key, outcome: 'unknown', workOrder: { kind: 'unknown-switch' } });
    expect(await site.held()).toEqual(['c-2e']);
    await site.life.now();
    expect(await site.stateOf(key)).toBe('done');
    expect((await site.caseOf('t-2')).rung).toBe('locked');
    expect(await opens(site)).toBeNull();
    await payAndExpectBack(site);
  });

  it.each(['unknown', 'acknowledged'])('comes after the payment (%s): supply is ordered back at once', async (how) => {
    const { site } = await taken();
    meter(site).stuck = true;
    if (how === 'unknown') site.dtu.mute.add('switch-off');
    await site.life.to('2026-01-14', '09:05');
    await site.life.pay('t-2', '5000.00');
    await site.life.to('2026-01-14', '09:30');
    expect((await site.caseOf('t-2')).rung).toBe('closed');
    expect(await opens(site)).toMatchObject({ outcome: 'unknown', cases: [{ from: 'closed', rung: 'unlocking' }] });
    await site.life.now();
    expect(frames(site)).toEqual(['switch-off m-2e', 'switch-on m-2e']);
    await expectBack(site);
  });

  it.each([
    ['a day later', async (site: NearLock) => void (await site.life.to('2026-01-15', '09:30'))],
    ['under another number', async (site: NearLock) => void Object.assign(meter(site), { number: '9999' })],
  ])('%s nobody can tell: a person is told, once, and nothing is moved', async (_, happens) => {
    const { site } = await taken();
    meter(site).stuck = true;
    site.dtu.mute.add('switch-off');
    await site.life.to('2026-01-14', '09:05');
    await site.life.pay('t-2', '5000.00');
    await site.life.to('2026-01-14', '09:30');
    await happens(site);
    expect(await opens(site)).toMatchObject({ workOrder: { kind: 'not-ours' } });
    expect(await opens(site)).toBeNull();
    await site.life.now();
    expect(site.switches()).toBe('on on off');
    expect(frames(site)).toEqual(['switch-off m-2e']);
  });

  it.each(['bad-mac', 'expired', 'unknown-meter', 'unsupported', 'locally-isolated'] as const)(
    'is not ours when the DTU certainly did not pass the frame on (%s)',
    async (error) => {
      const { site, key } = await taken();
      site.dtu.refuse.set('switch-off', error);
      await site.life.now();
      expect(await site.stateOf(key)).toBe('refused');
      expect(await site.held()).toEqual([]);
      await site.life.to('2026-01-14', '09:20');
      expect(await opens(site)).toBeNull();
      expect(await site.held()).toEqual([]);
    },
  );

  it('is not ours when our own unlock frame came after it', async () => {
    const { site } = await taken();
    await site.life.now();
    await payAndExpectBack(site);
    await site.life.to('2026-01-14', '09:20');
    expect(await opens(site)).toBeNull();
    expect(await site.held()).toEqual([]);
  });
});

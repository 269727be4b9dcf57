import { describe, expect, it } from 'vitest';
import { carryOutOrder, takeOrder } from '../../../engine/carry-out-orders.ts';
import { setStop } from '../../../engine/set-stop.ts';
import { rent } from './estate.ts';
import { type NearLock, nearLock } from './near-lock.ts';
import { OPERATOR } from './run.ts';

/** A shop whose first case holds its circuit off, and whose second one has taken an order for it. */
async function secondTaken(): Promise<{ site: NearLock; key: string }> {
  const site = await nearLock({ shops: ['t-2'] });
  const { context, life } = site;
  await context.store.transaction(async (tx) => {
    await tx.ledger.addCharge(
      rent(context, '2', 'power-2', { debtType: 'electricity', creditor: { party: 'Power Co', role: 'landlord' } }),
    );
    const first = (await tx.cases.listOpen('t-2'))[0];
    if (!first) throw new Error('no case');
    const now = context.clock.now();
    await tx.cases.open({ ...first, caseId: 'second', chargeIds: ['power-2'], rung: 'approved', dueAt: now });
    await tx.cases.addApproval({
      caseId: 'second',
      decision: 'approved',
      by: 'twin-operator',
      via: 'twin',
      authenticated: false,
      reason: '',
      at: now,
    });
  });
  for (const key of await site.planned()) await takeOrder(context, key, 'switch');
  await life.now();
  expect(site.switches()).toBe('on on off');
  const [key = ''] = await site.planned();
  expect(await takeOrder(context, key, 'switch')).toMatchObject({ state: 'taken' });
  return { site, key };
}

const holders = async ({ context }: NearLock) => (await context.store.read((tx) => tx.cases.heldCircuits({}))).map(({ caseId }) => caseId);

describe('a second case on a circuit that is held off already', () => {
  it('holds it too when everything allows it, with a decision of its own and no frame', async () => {
    const { site, key } = await secondTaken();
    site.dtu.asked.splice(0);
    expect(await carryOutOrder(site.context, key)).toMatchObject({ outcome: 'done', reason: expect.stringContaining('already') });
    expect(site.dtu.asked).toEqual(['read m-2e']);
    expect(await holders(site)).toContain('second');
    const records = await site.context.store.read((tx) => tx.audit.list({ caseId: 'second' }));
    const decided = records.filter(({ kind }) => kind === 'decision/may-lock').map(({ body }) => JSON.parse(body));
    expect(decided.at(-1)).toMatchObject({ stage: 'frame', verdict: 'allow' });
  });

  it('does not while a stop stands', async () => {
    const { site, key } = await secondTaken();
    await setStop(site.context, { kind: 'stop', scope: 'site', target: '', by: OPERATOR, reason: 'fire drill' });
    expect(await carryOutOrder(site.context, key)).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('stop') });
    expect(await holders(site)).not.toContain('second');
  });

  it('does not when the meter names another number, and keeps no billing reading under it', async () => {
    const { site, key } = await secondTaken();
    const meter = site.dtu.meters.get('m-2e');
    if (!meter) throw new Error('m-2e');
    meter.number = '9999';
    expect(await carryOutOrder(site.context, key)).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('meter-number') });
    expect(await holders(site)).not.toContain('second');
    const kept = await site.context.store.read((tx) => tx.readings.of('m-2e', site.context.clock.now(), 9));
    expect(kept.map(({ number }) => number)).not.toContain('9999');
  });
});

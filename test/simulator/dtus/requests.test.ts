import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantAt, plusMs } from '../../../core/calendar/civil.ts';
import { bill, makeRig, type Rig, START, ZONE } from '../setup/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await makeRig();
  await rig.clock.advanceTo(instantAt(START, '11:00', ZONE));
});
afterAll(() => rig.close());

const meterOf = (meterId: string) => rig.site.estate?.meters.find((meter) => meter.meterId === meterId);
const read = async (meter: string) => {
  const reply = await rig.ask(meterOf(meter)?.dtuId ?? '', { op: 'read', meter });
  if (!reply.ok) throw new Error(reply.error);
  return reply.reading;
};
/** A pair of meters that is sound: not behind the welded contact (which is known by what it does). */
const soundUnit = 'F1-02';

describe('a DTU', () => {
  it('reads one meter now, with its number and switch', async () => {
    const meter = `E-${soundUnit}`;
    expect(await read(meter)).toMatchObject({ meter, number: meterOf(meter)?.number, switch: 'on', utility: 'electricity' });
  });

  it('refuses a wrong mac, a request past its time, and a meter that is not behind it', async () => {
    const meter = `E-${soundUnit}`;
    const wrong = await rig.ask('dtu-01', { op: 'switch-off', meter }, { wrongKey: true });
    const late = await rig.ask('dtu-01', { op: 'switch-off', meter, expiresAt: rig.clock.now() });
    const elsewhere = await rig.ask('dtu-01', { op: 'switch-off', meter: 'E-F4-16' });
    expect([wrong, late, elsewhere].map((reply) => !reply.ok && reply.error)).toEqual(['bad-mac', 'expired', 'unknown-meter']);
    expect((await read(meter)).switch).toBe('on');
    expect(rig.twin.report().refusedRequests).toBe(3);
  });

  it('opens a relay: off at once, no current; and answers a second one of the same id as the first', async () => {
    const meter = `E-${soundUnit}`;
    const off = await rig.ask('dtu-01', { id: 'same', op: 'switch-off', meter });
    expect(off).toMatchObject({ ok: true, reading: { switch: 'off', rate: 0 } });
    await rig.ask('dtu-01', { id: 'on', op: 'switch-on', meter });
    expect(await rig.ask('dtu-01', { id: 'same', op: 'switch-off', meter })).toEqual(off);
    expect((await read(meter)).switch).toBe('on');
  });

  it('closes a valve that takes a moment: the order is answered, the next read shows it', async () => {
    const meter = `W-${soundUnit}`;
    const reply = await rig.ask('dtu-01', { op: 'switch-off', meter });
    expect(reply).toMatchObject({ ok: true, reading: { switch: 'on' } });
    expect(await read(meter)).toMatchObject({ switch: 'off', rate: 0 });
    await rig.ask('dtu-01', { op: 'switch-on', meter });
  });

  it('makes ready where there is a button, which the shopkeeper presses within minutes', async () => {
    const button = rig.site.estate?.meters.find((meter) => meter.reconnect === 'button');
    const plain = rig.site.estate?.meters.find((meter) => meter.reconnect === 'direct');
    const { dtuId = '', meterId = '' } = button ?? {};
    expect(await rig.ask(plain?.dtuId ?? '', { op: 'make-ready', meter: plain?.meterId ?? '' })).toMatchObject({ error: 'unsupported' });
    await rig.ask(dtuId, { op: 'switch-off', meter: meterId });
    expect(await rig.ask(dtuId, { op: 'make-ready', meter: meterId })).toMatchObject({ ok: true, reading: { switch: 'ready', rate: 0 } });
    await rig.clock.advanceTo(plusMs(rig.clock.now(), 12 * 60_000));
    expect((await read(meterId)).switch).toBe('on');
  });

  it('has one relay in the mall whose contact is welded: it says off and the current flows', async () => {
    const stuck: string[] = [];
    for (const { meterId, dtuId } of rig.site.estate?.meters ?? []) {
      if (!meterId.startsWith('E-')) continue;
      const reply = await rig.ask(dtuId, { op: 'switch-off', meter: meterId });
      if (reply.ok && reply.reading.switch === 'off' && reply.reading.rate > 0) stuck.push(meterId);
      await rig.ask(dtuId, { op: 'switch-on', meter: meterId });
    }
    expect(stuck).toHaveLength(1);
    await rig.clock.advanceTo(instantAt(START, '13:00', ZONE));
    const seen = rig.twin.report().locks.filter((lock) => lock.rateAfter > 0);
    expect(new Set(seen.map((lock) => lock.meterId))).toEqual(new Set(stuck));
  });

  it('ignores what is no request, and goes on', async () => {
    await rig.site.publish('dunlock/mall/dtu/dtu-01/down/request', 'nonsense');
    await rig.site.publish('dunlock/mall/dtu/dtu-01/down/request', { id: 'x', op: 'explode', meter: 'E-F1-01' });
    expect((await read(`E-${soundUnit}`)).switch).toBe('on');
  });

  it('makes a locked tenant pay within 40 hours, and the oracle knows what was owed and when it was paid', async () => {
    const unit = rig.site.estate?.occupancies.find((one) => one.unitId === soundUnit);
    const tenantId = unit?.tenantId ?? '';
    await rig.clock.advanceTo(instantAt('2026-01-06', '12:00', ZONE));
    /* Due long ago and heard of only now: it pays within hours, unless the lock comes first. */
    await rig.tell(tenantId, bill(tenantId, '2026-01-02', 500_000));
    await rig.ask('dtu-01', { op: 'switch-off', meter: `W-${soundUnit}` });
    const lock = rig.twin.report().locks.at(-1);
    expect(lock).toMatchObject({ tenantId, utility: 'water', overdueMinor: expect.any(Number), oldestDue: '2026-01-02', paidAt: null });
    await rig.clock.advanceTo(instantAt('2026-01-08', '05:00', ZONE));
    const paid = rig.site.posted.filter(({ door, body }) => door.startsWith('bank') && body.includes(`${tenantId}/2026-01-02`));
    expect(paid.length).toBeGreaterThan(0);
    expect(rig.twin.report().locks.at(-1)?.paidAt).not.toBeNull();
    expect(rig.twin.report().supplyHoursLost.water).toBeGreaterThan(30);
  });
});

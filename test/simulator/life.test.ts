import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type CivilDate, epochMs, instantAt, plusDays } from '../../core/calendar/civil.ts';
import type { DtuReadingPublish } from '../../core/protocols/dtu-json/messages.ts';
import { outage } from '../../simulator/dtus/outage.ts';
import { bill, makeRig, type Rig, START, ZONE } from './setup/rig.ts';

const DAYS = 4;
const dtuIds = Array.from({ length: 16 }, (_, index) => `dtu-${String(index + 1).padStart(2, '0')}`);
const outageOf = (seed: number) => outage({ seed, start: START, timeZone: ZONE, dtuIds, nth: 0 });
/** A seed whose outage falls into the days of these runs. */
const SEED = Array.from({ length: 500 }, (_, seed) => seed).find((seed) => outageOf(seed).to < epochMs(midnight(DAYS))) ?? -1;

function midnight(day: number) {
  return instantAt(plusDays(START, day), '00:00', ZONE);
}

const open: Rig[] = [];
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close();
});

/** Lives four days with bills for everybody on the first, told in an order of one's own; perhaps with a restart in the middle. */
async function live(seed: number, order: 1 | -1, restart = false) {
  const rig = await makeRig({ seed });
  open.push(rig);
  await rig.clock.advanceTo(instantAt(START, '09:00', ZONE));
  const tenants = [...(rig.site.estate?.tenants ?? [])].map((tenant) => tenant.tenantId).sort((a, b) => (a < b ? -order : order));
  for (const [index, tenant] of tenants.entries()) {
    expect(await rig.tell(tenant, bill(tenant, plusDays(START, 6), 300_000 + (order > 0 ? index : 63 - index)))).toBe(200);
  }
  if (restart) {
    await rig.clock.advanceTo(instantAt(plusDays(START, 1), '10:07', ZONE));
    await rig.restart();
  }
  await rig.clock.advanceTo(midnight(DAYS));
  return rig;
}

function readings(rig: Rig): { dtuId: string; publish: DtuReadingPublish }[] {
  return rig.site.published
    .filter(({ topic }) => topic.endsWith('/up/reading'))
    .map(({ topic, payload }) => ({ dtuId: topic.split('/')[3] ?? '', publish: JSON.parse(payload) as DtuReadingPublish }));
}

/** What left the twin, without what is of the connection: readings and payments. */
function told(rig: Rig) {
  const sent = readings(rig).map(({ dtuId, publish }) => `${publish.at} ${dtuId} ${JSON.stringify(publish)}`);
  const bank = rig.site.posted.filter(({ door }) => door.startsWith('bank')).map(({ door, body }) => `${door} ${body}`);
  return { readings: createHash('sha256').update(sent.sort().join('\n')).digest('hex'), count: sent.length, bank };
}

describe('a twin', { timeout: 60_000 }, () => {
  it('lives the same life twice, whatever the order of its messages, and goes on where it stopped', async () => {
    const [first, again, resumed] = await Promise.all([live(SEED, 1), live(SEED, -1), live(SEED, 1, true)]);
    const one = told(first);
    expect(one.count).toBe((DAYS * 96 + 1) * 16);
    expect(one.bank.filter((statement) => statement.includes('pay-')).length).toBeGreaterThan(5);
    expect(told(again)).toEqual(one);
    expect(told(resumed)).toEqual(one);
    expect(resumed.twin.report()).toMatchObject({ readingsSent: one.count * 8, messages: 64, duplicates: 0, repeatedKeys: 0 });
    expect(first.logged).toEqual([]);
  });

  it('sends what a DTU read during an outage when it is back: with its own time, once, and nothing is missing', async () => {
    const rig = await makeRig({ seed: SEED });
    open.push(rig);
    await rig.clock.advanceTo(midnight(DAYS));
    const away = outageOf(SEED);
    const own = readings(rig).filter(({ dtuId }) => dtuId === away.dtuId);
    expect(own.map(({ publish }) => epochMs(publish.at))).toEqual(
      Array.from({ length: DAYS * 96 + 1 }, (_, i) => epochMs(midnight(0)) + i * 900_000),
    );
    expect(own.every(({ publish }, index) => index === 0 || publish.seq > (own[index - 1]?.publish.seq ?? 0))).toBe(true);
    /* Twelve quarter-hours came in one breath after the outage, and the broker spoke its will. */
    const ofDtu = rig.site.published.filter(({ topic }) => topic.includes(`/${away.dtuId}/`));
    expect(
      ofDtu.filter(({ topic }) => topic.endsWith('/up/status')).map(({ payload }) => (JSON.parse(payload) as { state: string }).state),
    ).toEqual(['online', 'offline', 'online']);
    expect(rig.twin.report().readingsSent).toBe((DAYS * 96 + 1) * 128);
  });
});

describe('a twin that was killed', { timeout: 60_000 }, () => {
  it('has lost no message that its phone took, and its registers catch up', async () => {
    const rig = await makeRig({ seed: 3 });
    open.push(rig);
    const tenant = rig.site.estate?.tenants[0]?.tenantId ?? '';
    await rig.clock.advanceTo(instantAt(START, '10:00', ZONE));
    await rig.tell(tenant, bill(tenant, '2026-01-06' as CivilDate, 400_000));
    /* What is on disk now is all that is left of it; the site's clock has gone on. */
    const { cp } = await import('node:fs/promises');
    await cp(`${rig.folder}/twin/state.json`, `${rig.folder}/kept.json`);
    await rig.clock.advanceTo(instantAt(plusDays(START, 1), '10:00', ZONE));
    const last = readings(rig)
      .filter(({ dtuId }) => dtuId === 'dtu-01')
      .at(-1)?.publish;
    const { clock } = rig;
    await rig.twin.close();
    await cp(`${rig.folder}/kept.json`, `${rig.folder}/twin/state.json`);
    rig.clock = clock;
    await rig.resume();
    await rig.clock.advanceTo(instantAt(plusDays(START, 1), '10:15', ZONE));
    const next = readings(rig)
      .filter(({ dtuId }) => dtuId === 'dtu-01')
      .at(-1)?.publish;
    for (const [index, meter] of (next?.meters ?? []).entries()) {
      const before = last?.meters[index];
      const flowed = meter.register - (before?.register ?? 0);
      expect(flowed).toBeGreaterThanOrEqual(Math.floor((before?.rate ?? 0) / 4));
      expect(flowed).toBeLessThanOrEqual(Math.ceil((before?.rate ?? 0) / 4) + 1);
    }
    await rig.clock.advanceTo(instantAt(plusDays(START, 4), '00:00', ZONE));
    expect(rig.site.posted.some(({ body }) => body.includes(`pay-${tenant}-2026-01-06`))).toBe(true);
  });
});

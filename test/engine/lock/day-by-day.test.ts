import { describe, expect, it } from 'vitest';
import { FACT_TABLE_NAMES } from '../../../adapters/store/schema/fact-tables.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { why } from '../../../engine/why.ts';
import { lockSite } from './lock-site.ts';
import { run } from './run.ts';

/*
 * Real store, real broker, a real MQTT client as the DTU. The phone is a channel of the test that returns receipts, the wires are function calls:
 * what Node-RED does with messages is tested elsewhere.
 */
describe('a shop that does not pay its rent, due on Monday 5 January', () => {
  it('is told, warned, locked after nine days, and has its supply back the moment it pays', async () => {
    const site = await lockSite();
    const life = run(site);
    await life.pay('t-2', '5000.00');

    await life.to('2026-01-06', '12:00');
    expect(life.diary.splice(0)).toEqual(['01-05 00:05 t-2 pays 5000.00', '01-06 00:05 new → notified', '01-06 08:00 notice sent']);
    expect((await why(site.context, 't-1')).cases[0]).toMatchObject({ rung: 'notified', next: 'warned', standsBetween: [{ rule: 'L12' }] });
    expect((await why(site.context, 't-2')).noCase).toMatchObject([{ rule: 'nothing-due' }]);

    await life.to('2026-01-10', '12:00');
    expect(life.diary.splice(0)).toEqual(['01-10 00:00 notified → warned', '01-10 08:00 warning sent']);

    await life.to('2026-01-13', '12:00');
    expect(life.diary.splice(0)).toEqual(['01-12 12:00 approval wanted', '01-12 15:00 warned → approved']);
    expect((await why(site.context, 't-1')).cases[0]).toMatchObject({ rung: 'approved', standsBetween: [{ rule: 'L22' }] });

    await life.to('2026-01-14', '12:00');
    expect(life.diary.splice(0)).toEqual([
      '01-14 09:00 approved → locking',
      '01-14 09:00 lock c-1e done (confirms)',
      '01-14 09:00 lock c-1w done (confirms)',
      '01-14 09:00 locking → locked',
    ]);
    expect([...site.dtu.meters.values()].map((meter) => meter.switch)).toEqual(['off', 'off', 'on']);
    /* Read, switched, read back: one frame each, and nothing to the neighbour. */
    expect(site.dtu.asked.splice(0)).toEqual(
      ['m-1e', 'm-1w'].flatMap((meter) => [`read ${meter}`, `switch-off ${meter}`, `read ${meter}`]),
    );

    await life.to('2026-01-16', '22:30');
    life.diary.splice(0);
    await life.pay('t-1', '5000.00');
    await life.now();
    expect(life.diary.splice(0)).toEqual([
      '01-16 22:30 t-1 pays 5000.00',
      '01-16 22:30 locked → unlocking',
      '01-16 22:30 unlock c-1e done (confirms)',
      '01-16 22:30 unlock-note sent',
      '01-16 22:30 unlock c-1w done (confirms)',
      '01-16 22:30 unlocking → closed',
      '01-16 22:30 unlock-note sent',
    ]);
    expect(life.results.slice(-2).map((result) => result.seconds)).toEqual([0, 0]);
    expect([...site.dtu.meters.values()].map((meter) => meter.switch)).toEqual(['on', 'on', 'on']);
    expect(site.phone.map((message) => message.className)).toEqual(['notice', 'warning', 'unlock-note', 'unlock-note']);

    await life.to('2026-01-20', '12:00');
    expect(life.diary).toEqual([]);
    const readings = await site.context.store.read((tx) => tx.readings.of('m-1e', site.context.clock.now(), 9));
    expect(readings.map((reading) => `${reading.because} ${reading.switchState}`)).toEqual(['unlock on', 'lock off', 'lock on']);
    const proof = await verifyAudit(site.context);
    expect(proof.checks.map((check) => `${check.ok} ${check.name}: ${check.detail}`)).toEqual([
      `true every link of the chain holds: ${proof.records} records`,
      'true what stands beside the chain belongs to it: the records of each case, and texts',
      'true every cell can be read: all that is kept as JSON, and every number',
      'true every decision comes out the same again: 10 made again, 0 under other rules or another pack',
      'true every decision about an unlock comes out the same again: 4 made again, 0 under other bounds',
      'true every lock has the evidence of each rung: 2 lock frames',
      'true the site is what the chain says: Test mall, made at 2026-01-04T16:05:00.000Z',
      'true every case stands where the chain says: 1 cases',
      'true every order stands as the chain says: 4 orders',
      'true what left ended as the evidence says: 8 orders and messages',
      'true what is held off is what was locked: 0 circuits held',
      'true leases were reckoned up to where the chain says: 0 leases',
      `true every fact stands as it was written: ${proof.rows.rows} rows of ${FACT_TABLE_NAMES.length} tables`,
      'true the ledger re-derives from its facts: 2 accounts, 2 lines',
      'true the days that were told follow from the files: 0 accounts',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { DEMO_MALL } from '../../../core/lock/packs/demo-mall.ts';
import { packHash } from '../../../core/lock/packs/pack-hash.ts';
import { decisionsAgain } from '../../../engine/audit-checks/decisions-again.ts';
import { holdsMatch } from '../../../engine/audit-checks/holds-match.ts';
import { rungsProven } from '../../../engine/audit-checks/rungs-proven.ts';
import { ToldState } from '../../../engine/audit-checks/told-state.ts';
import { takeOrder } from '../../../engine/carry-out-orders.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { readThrough } from '../audit/read-through.ts';
import { nearLock } from './near-lock.ts';

async function proven() {
  const site = await nearLock({ shops: ['t-2'] });
  for (const key of await site.planned()) await takeOrder(site.context, key, 'switch');
  await site.life.now();
  const records = await site.context.store.read((tx) => tx.audit.list({}));
  return { ...site, records };
}

describe('the proof of a lock', () => {
  it('holds, and names what is missing when a decision, a paper or a hold does not fit', async () => {
    const { context, records } = await proven();
    expect(await verifyAudit(context)).toMatchObject({ ok: true, broken: null });

    const turned = records.map((record) =>
      record.kind === 'decision/may-lock' ? { ...record, body: record.body.replace('"dtuOnline":true', '"dtuOnline":false') } : record,
    );
    expect(await readThrough(turned, decisionsAgain(DEMO_MALL))).toMatchObject({
      ok: false,
      detail: expect.stringContaining('dtu-offline'),
    });

    const unapproved = records.filter((record) => record.kind !== 'approval');
    expect(await readThrough(unapproved, rungsProven(context))).toMatchObject({
      ok: false,
      detail: expect.stringContaining('no approval before it'),
    });
    expect(await readThrough(records, rungsProven({ ...context, mode: 'dry-run' }))).toMatchObject({
      ok: false,
      detail: expect.stringContaining('nobody vouches for who approved it'),
    });
    expect(await readThrough(records, rungsProven({ ...context, pack: { ...DEMO_MALL, deliveryProofs: [] } }))).toMatchObject({
      ok: false,
      detail: expect.stringContaining('the notice was not delivered before it'),
    });

    const unframed = records.filter((record) => record.kind !== 'order/frame');
    const told = new ToldState();
    for (const record of unframed) told.next(record);
    expect(await holdsMatch(context, told)).toMatchObject({ ok: false, detail: expect.stringContaining('knows no frame') });
  });

  it('holds no names and texts of people in its chain', async () => {
    const { records } = await proven();
    const chain = records.map((record) => record.body).join();
    for (const text of ['Shop 2', 'twin-operator', 'looked at it']) expect(chain).not.toContain(text);
  });

  it('counts a decision under another pack, and does not judge it by this one', async () => {
    const { records } = await proven();
    const other = { ...DEMO_MALL, minDebtMinor: 1 };
    expect(packHash(other)).not.toBe(packHash(DEMO_MALL));
    expect(await readThrough(records, decisionsAgain(other))).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/^0 made again, [1-9]/),
    });
  });
});

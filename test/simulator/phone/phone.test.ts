import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantAt, plusDays } from '../../../core/calendar/civil.ts';
import { makeEstate } from '../../../simulator/estate/write-files.ts';
import { bill, makeRig, type Rig, START, ZONE } from '../setup/rig.ts';

const SEED = 7;
const { cast } = makeEstate({ seed: SEED, start: START, currency: 'CNY', phoneUrl: '' });
let rig: Rig;
beforeAll(async () => {
  rig = await makeRig({ seed: SEED });
  await rig.clock.advanceTo(instantAt(START, '09:30', ZONE));
});
afterAll(() => rig.close());

const tenants = () => (rig.site.estate?.tenants ?? []).map((tenant) => tenant.tenantId);
const bodies = (door: string) =>
  rig.site.posted.filter((one) => one.door === door).map(({ body }) => JSON.parse(body) as Record<string, string>);

describe('the phone', () => {
  it('takes a message once per key, and counts what a tenant got twice under another', async () => {
    const [tenant = ''] = tenants();
    const message = { ...bill(tenant, '2026-01-20', 100), subject: 'Your bill' };
    expect([await rig.tell(tenant, message), await rig.tell(tenant, message)]).toEqual([200, 200]);
    expect(rig.twin.report()).toMatchObject({ messages: 1, repeatedKeys: 1, duplicates: 0 });
    await rig.tell(tenant, { ...message, key: 'bill/another' });
    expect(rig.twin.report()).toMatchObject({ messages: 2, repeatedKeys: 1, duplicates: 1, messagesByClass: { bill: 2 } });
  });

  it('refuses what is no message, and messages to nobody', async () => {
    const [tenant = ''] = tenants();
    const url = new URL(rig.site.estate?.tenants[0]?.contacts[0]?.address ?? '');
    const post = async (body: string) => (await fetch(url, { method: 'POST', body, headers: { connection: 'close' } })).status;
    expect(await post('{')).toBe(400);
    expect(await post('{"key":1}')).toBe(400);
    expect(await post(JSON.stringify({ ...bill(tenant, '2026-01-20', 1), token: 't', tenantId: 'nobody' }))).toBe(404);
    expect((await fetch(url, { headers: { connection: 'close' } })).status).toBe(405);
  });

  it('confirms documents within hours, with the token that came; two phones never confirm a reminder', async () => {
    for (const tenant of tenants()) {
      await rig.tell(tenant, { key: `reminder/${tenant}`, className: 'reminder', token: `r-${tenant}` });
      await rig.tell(tenant, { key: `notice/${tenant}`, className: 'notice', token: `n-${tenant}` });
    }
    await rig.clock.advanceTo(instantAt(plusDays(START, 1), '09:30', ZONE));
    const receipts = bodies('receipts');
    const notices = receipts.filter(({ key }) => key?.startsWith('notice/'));
    expect(new Set(notices.map(({ token }) => token))).toEqual(new Set(tenants().map((tenant) => `n-${tenant}`)));
    expect(notices[0]).toMatchObject({ kind: 'delivered', proof: 'provider-delivered', happenedAt: expect.stringMatching(/Z$/) });
    expect(receipts.filter(({ key }) => key?.startsWith('reminder/'))).toHaveLength(62);
  });

  it('tries a receipt again that the door did not take', async () => {
    const [tenant = ''] = tenants();
    rig.site.shut.add('receipts');
    await rig.tell(tenant, { key: 'notice/late', className: 'notice' });
    await rig.clock.advanceTo(instantAt(plusDays(START, 2), '09:30', ZONE));
    rig.site.shut.delete('receipts');
    const before = bodies('receipts').length;
    await rig.clock.advanceTo(instantAt(plusDays(START, 2), '09:46', ZONE));
    expect(bodies('receipts').slice(before)).toEqual([expect.objectContaining({ key: 'notice/late' })]);
  });

  it('lets the disputer dispute once, soon after its first warning, for ten days', async () => {
    const warn = (key: string) => ({ ...bill(cast.disputer, '2026-01-02', 100), key, className: 'warning' });
    await rig.tell(cast.disputer, warn('warning/1'));
    await rig.tell(cast.disputer, warn('warning/2'));
    await rig.clock.advanceTo(instantAt(plusDays(START, 2), '10:50', ZONE));
    expect(bodies('holds')).toEqual([
      { type: 'dispute', tenantId: cast.disputer, owner: 'tenant', reason: expect.stringContaining(cast.disputer), until: '2026-01-17' },
    ]);
  });

  it('lets the operator approve what has waited for hours, once it has waited long enough, and outlive a refusal', async () => {
    const wantedSince = instantAt(plusDays(START, 2), '11:00', ZONE);
    rig.site.approvals = [{ caseId: 'case-1', wantedSince }];
    rig.site.shut.add('approvals');
    await rig.clock.advanceTo(instantAt(plusDays(START, 2), '11:30', ZONE));
    expect(bodies('approvals')).toEqual([]);
    rig.site.approvals = [{ caseId: 'case-1', wantedSince }];
    rig.site.shut.delete('approvals');
    await rig.clock.advanceTo(instantAt(plusDays(START, 2), '20:30', ZONE));
    const decided = bodies('approvals');
    expect(decided[0]).toEqual({ site: 'mall', caseId: 'case-1', decision: 'approved', reason: expect.any(String), as: 'twin-operator' });
    const looks = rig.site.posted.filter(({ door }) => door.startsWith('GET approvals')).length;
    expect(looks).toBe(3 * 13);
  });
});

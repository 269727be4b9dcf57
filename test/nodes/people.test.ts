import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built } from './support/built.ts';
import { type NodeRed, startNodeRed } from './support/node-red.ts';
import { ROOT } from './support/packed.ts';
import { estate } from './support/small-estate.ts';

/* The people's endpoints under a real Node-RED, headless: who may, who is named, and what a stranger's website cannot do. */
let folder: string;
beforeAll(async () => {
  built();
  folder = await mkdtemp(join(tmpdir(), 'dunlock-people-'));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const require = createRequire(createRequire(import.meta.url).resolve('node-red'));
const start = (name: string, settings: string) =>
  startNodeRed({
    package: 'node-red',
    userDir: folder,
    flow: join(ROOT, 'flows', 'mall.json'),
    dataDir: join(folder, name),
    settings: `{ nodesDir: [${JSON.stringify(ROOT)}], disableEditor: true, ...${settings} }`,
  });
const decision = { site: 'mall', caseId: 'L-1/landlord/CNY/2026-03-02', decision: 'approved', reason: 'two calls' };
const hold = { type: 'dispute', tenantId: 'T-001', until: '2099-01-01', reason: 'the bill is wrong' };

describe('with users', () => {
  let red: NodeRed;
  const signIn = async (username: string): Promise<Record<string, string>> => {
    const form = new URLSearchParams({ client_id: 'node-red-editor', grant_type: 'password', scope: '', username, password: 'secret' });
    const { body } = await red.ask('/auth/token', form.toString(), { 'content-type': 'application/x-www-form-urlencoded' });
    return { authorization: `Bearer ${(body as { access_token: string }).access_token}` };
  };
  beforeAll(async () => {
    const { hashSync } = require('bcryptjs') as { hashSync(text: string, rounds: number): string };
    const user = (username: string, permissions: string) => ({ username, password: hashSync('secret', 4), permissions });
    red = await start('users', JSON.stringify({ adminAuth: { type: 'credentials', users: [user('ann', '*'), user('rob', 'read')] } }));
    await red.ask('/dunlock/estate', estate);
  }, 60_000);
  afterAll(() => red.stop());

  it('serves the page to everybody and its data to nobody unnamed', async () => {
    const page = await red.ask('/dunlock-admin/approve');
    expect(page.status).toBe(200);
    expect(page.body).toContain('People decide');
    expect(page.body).not.toMatch(/(src|href)="https?:/);
    for (const path of ['approvals?site=mall', 'sites', 'why?tenant=T-001', 'suspense', 'contracts', 'contract?contract=c', 'tenants'])
      expect((await red.ask(`/dunlock-admin/${path}`)).status, path).toBe(401);
    for (const path of [
      'approvals',
      'holds',
      'holds/lift',
      'stops',
      'stops/lift',
      'suspense/match',
      'suspense/unmatch',
      'contracts/answer',
    ])
      expect((await red.ask(`/dunlock-admin/${path}`, decision)).status, path).toBe(401);
  });

  it('lets a reader read, and decide nothing', async () => {
    const rob = await signIn('rob');
    expect(await red.ask('/dunlock-admin/approvals?site=mall', undefined, rob)).toEqual({ status: 200, body: [] });
    expect(await red.ask('/dunlock-admin/sites', undefined, rob)).toMatchObject({
      body: { user: 'rob', sites: [{ siteId: 'mall', mode: 'simulated' }] },
    });
    expect((await red.ask('/dunlock-admin/approvals', decision, rob)).status).toBe(401);
    expect((await red.ask('/dunlock-admin/stops', { kind: 'stop', scope: 'site', target: 'mall', reason: 'x' }, rob)).status).toBe(401);
  });

  it('names the user that Node-RED authenticated, whatever the body claims', async () => {
    const ann = await signIn('ann');
    const answer = await red.ask('/dunlock-admin/approvals', { ...decision, as: 'twin-operator', by: 'the boss' }, ann);
    expect(answer).toMatchObject({ status: 200, body: { ok: false, by: 'ann' } });
    const placed = await red.ask('/dunlock-admin/holds', hold, ann);
    expect(placed).toMatchObject({ status: 200, body: { ok: true } });
    const { holdId } = placed.body as { holdId: string };
    const why = await red.ask('/dunlock-admin/why?site=mall&tenant=T-001', undefined, ann);
    expect(why.body).toMatchObject({ holds: [{ holdId, owner: 'ann' }] });
    expect(await red.ask('/dunlock-admin/holds/lift', { holdId, reason: 'settled' }, ann)).toMatchObject({
      status: 200,
      body: { ok: true },
    });
  });

  it('says what is wrong with a request, and where', async () => {
    const ann = await signIn('ann');
    expect(await red.ask('/dunlock-admin/approvals', { ...decision, reason: ' ' }, ann)).toEqual({
      status: 400,
      body: { error: 'reason: must not be empty' },
    });
    expect(await red.ask('/dunlock-admin/approvals?site=elsewhere', undefined, ann)).toMatchObject({
      status: 404,
      body: { error: "no site 'elsewhere' is open here" },
    });
    expect(
      (await red.ask('/dunlock-admin/stops', 'kind=stop&scope=site', { ...ann, 'content-type': 'application/x-www-form-urlencoded' }))
        .status,
    ).toBe(415);
    expect(await red.ask('/dunlock-admin/stops', { kind: 'stop', scope: 'mall', target: 'x', reason: 'y' }, ann)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('scope') },
    });
  });
});

describe('without users, on a simulated site', () => {
  let red: NodeRed;
  beforeAll(async () => {
    red = await start('nobody', '{}');
    await red.ask('/dunlock/estate', estate);
  }, 60_000);
  afterAll(() => red.stop());

  it('the twin’s operator acts when it says so, and nobody else has a name', async () => {
    expect(await red.ask('/dunlock-admin/approvals', { ...decision, as: 'twin-operator' })).toMatchObject({
      body: { by: 'twin-operator' },
    });
    expect(await red.ask('/dunlock-admin/approvals', decision)).toMatchObject({ body: { ok: false, by: 'unknown' } });
  });

  it('anybody may stop, and nobody unnamed may lift', async () => {
    const placed = await red.ask('/dunlock-admin/stops', { kind: 'stop', scope: 'site', target: 'mall', reason: 'drill' });
    expect(placed).toMatchObject({ status: 200, body: { ok: true } });
    const { stopId } = placed.body as { stopId: string };
    expect((await red.ask('/dunlock-admin/stops/lift', { stopId, reason: 'over' })).status).toBe(403);
    expect(await red.ask('/dunlock-admin/stops/lift', { stopId, reason: 'over', as: 'twin-operator' })).toMatchObject({
      status: 200,
      body: { ok: true },
    });
  });

  it('a door answers what it could not read with 400 and the reason', async () => {
    expect(await red.ask('/dunlock/holds', { type: 'dispute', tenantId: 'T-001' })).toEqual({
      status: 400,
      body: { error: 'msg.payload.owner is no dunlock/hold: it is missing; give a string' },
    });
    expect(
      await red.ask('/dunlock/receipts', { key: 'bill/none', token: 'guess', kind: 'delivered', proof: 'provider-delivered' }),
    ).toMatchObject({ status: 200, body: { accepted: false } });
    expect(await red.ask('/dunlock/holds', { ...hold, owner: 'shop manager' })).toMatchObject({ status: 200, body: { ok: true } });
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import chargeImport from '../../nodes/charge-import/charge-import.ts';
import factorScore from '../../nodes/factor-score/factor-score.ts';
import receipt from '../../nodes/receipt/receipt.ts';
import switchNode from '../../nodes/switch/switch.ts';
import { type Bench, bench } from './support/bench.ts';

/* What every node does alike: check at the door, call the site, send, `done` once. */
let open: Bench | null = null;
afterEach(async () => {
  await open?.stop();
  open = null;
});

const scores = { scores: [], bandChanges: [], rejects: [] };
const day = { topic: 'dunlock/due', payload: { what: 'day', date: '2026-03-02' } };

describe('a message at the door of a node', () => {
  it('passes every other property through and says what caused it', async () => {
    open = await bench(factorScore, 'dunlock-factor-score', {
      score: async () => ({ ...scores, bandChanges: [{ tenantId: 'T1', from: null, to: 'usual' }] }),
    });
    const error = await open.send({ ...day, mine: { kept: true }, dunlock: { v: 1, site: 'mall', id: 'cause-1', cause: null } });
    expect(error).toBeNull();
    const [change] = open.left[1] ?? [];
    expect(change).toMatchObject({
      topic: 'dunlock/band-change',
      payload: [{ tenantId: 'T1', from: null, to: 'usual' }],
      mine: { kept: true },
      dunlock: { v: 1, site: 'mall', cause: 'cause-1' },
    });
    expect(open.left[0]).toEqual([]);
  });

  it.each([
    ['a kind nobody knows', { topic: 'dunlock/nonsense', payload: {} }, /msg\.topic 'dunlock\/nonsense' is no kind of message/],
    ['a topic that is no text', { topic: 7, payload: {} }, /msg\.topic of type number/],
    ['a kind for another node', { topic: 'dunlock/order', payload: { key: 'lock/x' } }, /this node takes dunlock\/due.*belongs elsewhere/],
    [
      'a malformed thing',
      { topic: 'dunlock/due', payload: [{ what: 'day', date: '2026-02-30' }] },
      /msg\.payload\[0\]\.date is no dunlock\/due/,
    ],
    ['too many things', { topic: 'dunlock/due', payload: Array.from({ length: 501 }, () => day.payload) }, /holds 501 things; split/],
    [
      'a broken envelope',
      { ...day, dunlock: { v: 2, site: 'mall', id: 'a', cause: null } },
      /msg\.dunlock\.v: only envelopes of version 1/,
    ],
    ['another site', { ...day, dunlock: { v: 1, site: 'other', id: 'a', cause: null } }, /of site 'other', this node works for 'mall'/],
  ])('refuses %s with the reason, and takes the next one', async (_what, message, wanted) => {
    open = await bench(factorScore, 'dunlock-factor-score', { score: async () => scores });
    const error = await open.send(message);
    expect(error?.message).toMatch(wanted);
    expect(open.statuses.at(-1)).toMatch(/^red ring: /);
    expect(open.calls.filter((call) => call.method === 'score')).toEqual([]);
    expect(await open.send(day)).toBeNull();
    expect(open.statuses.at(-1)).toBe('green dot: 0 scored');
  });

  it('turns what the site throws into an error of the message', async () => {
    open = await bench(switchNode, 'dunlock-switch', {
      onOrderResult: () => () => undefined,
      takeOrder: async () => {
        throw new Error('the disk is full');
      },
    });
    const error = await open.send({ topic: 'dunlock/order', payload: { key: 'lock/c/x/1' } });
    expect(error?.message).toBe('the disk is full');
    expect(open.statuses.at(-1)).toBe('red ring: the disk is full');
  });

  it('takes foreign topics for its own kind where it has one (HTTP, MQTT and inject set none of ours)', async () => {
    open = await bench(
      receipt,
      'dunlock-receipt',
      { recordReceipt: async () => ({ key: 'k', accepted: true, reason: null, counts: true }) },
      { source: 'webhook' },
    );
    const payload = { key: 'k', token: 't', kind: 'delivered', proof: 'provider-delivered' };
    expect(await open.send({ topic: 'some/mqtt/topic', payload })).toBeNull();
    expect(await open.send({ payload })).toBeNull();
    expect(open.calls.filter((call) => call.method === 'recordReceipt').map((call) => call.args[1])).toEqual(['webhook', 'webhook']);
    expect(open.left[0]?.[0]?.payload).toEqual({ key: 'k', accepted: true, reason: null, counts: true });
  });

  it('splits a long list into messages of at most 500', async () => {
    const rejected = Array.from({ length: 1200 }, (_, line) => ({ line, column: null, reason: 'bad date', raw: '' }));
    open = await bench(chargeImport, 'dunlock-charge-import', {
      importCharges: async () => ({ what: 'charges', origin: 'x', accepted: 0, unchanged: 0, rejected, tenants: [], secretsFile: null }),
    });
    await open.send({ payload: 'csv' });
    expect(open.left[1]?.map((message) => (message.payload as unknown[]).length)).toEqual([500, 500, 200]);
    expect(open.left[0]).toHaveLength(1);
  });
});

describe('a node without a site', () => {
  it('says so, and fails each message instead of keeping it', async () => {
    open = await bench(factorScore, 'dunlock-factor-score', {}, { site: '' });
    expect(open.statuses.at(-1)).toBe('red ring: no site');
    expect((await open.send(day))?.message).toMatch(/^no site: choose a site/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_METERS, parseReadingPublish } from '../../../../core/protocols/dtu-json/parse-reading.ts';
import { parseReply } from '../../../../core/protocols/dtu-json/parse-reply.ts';
import { parseRequest } from '../../../../core/protocols/dtu-json/parse-request.ts';
import { parseStatus } from '../../../../core/protocols/dtu-json/parse-status.ts';

const METER = { meter: 'E-101', number: '0012', utility: 'electricity', register: 1200, rate: 350.5, voltage: 229.8, switch: 'on' };
const AT = '2026-10-01T02:00:00.000Z';

function reason(parsed: { ok: boolean; reason?: string }): string {
  expect(parsed.ok).toBe(false);
  return parsed.reason ?? '';
}

describe('up/reading', () => {
  it('takes a publish apart and gives its time the fixed shape', () => {
    const parsed = parseReadingPublish(JSON.stringify({ seq: 7, at: '2026-10-01T10:00:00+08:00', meters: [METER] }));
    expect(parsed).toEqual({ ok: true, value: { seq: 7, at: AT, meters: [{ ...METER, rates: null }], rejected: [] } });
  });

  it('takes the registers per rate of a meter that keeps them, whatever the rates are called', () => {
    const rates = { peak: 500, 谷: 700 };
    const parsed = parseReadingPublish(JSON.stringify({ seq: 7, at: AT, meters: [{ ...METER, rates }] }));
    expect(parsed).toMatchObject({ value: { meters: [{ register: 1200, rates }] } });
  });

  it('rejects a bad meter alone and names its place', () => {
    const meters = [METER, { ...METER, register: 1.5 }, { ...METER, meter: 'W-101', utility: 'water', voltage: null }, 'nonsense'];
    const parsed = parseReadingPublish(JSON.stringify({ seq: 1, at: AT, meters }));
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(parsed.value.meters.map((meter) => meter.meter)).toEqual(['E-101', 'W-101']);
    expect(parsed.value.rejected.map((row) => row.index)).toEqual([1, 3]);
    expect(parsed.value.rejected[0]?.reason).toMatch(/^meters\.1\.register: /);
  });

  it.each([
    ['no JSON', '{"seq":1', 'is no JSON'],
    ['no UTF-8', Buffer.from([0xff, 0xfe, 0x00]), 'is no UTF-8 text'],
    ['no frame', '[]', 'payload'],
    ['a local time', JSON.stringify({ seq: 1, at: '2026-10-01T10:00:00', meters: [METER] }), 'at: must be an ISO instant'],
    ['no meters', JSON.stringify({ seq: 1, at: AT, meters: [] }), 'meters'],
    ['too many meters', JSON.stringify({ seq: 1, at: AT, meters: Array(MOST_METERS + 1).fill(METER) }), 'meters'],
  ])('refuses %s', (_what, payload, expected) => {
    expect(reason(parseReadingPublish(payload))).toContain(expected);
  });

  it.each([
    ['a negative register', { register: -1 }],
    ['a register past 2^53', { register: 2 ** 54 }],
    ['an unknown switch state', { switch: 'maybe' }],
    ['a control character in a name', { meter: 'E\n101' }],
    ['an infinite rate', { rate: 1e300 }],
    ['a fraction in a register of a rate', { rates: { peak: 0.5 } }],
    ['registers of rates as a list', { rates: [1, 2] }],
    ['more rates than a meter has', { rates: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`r${i}`, i])) }],
  ])('refuses %s', (_what, change) => {
    const parsed = parseReadingPublish(JSON.stringify({ seq: 1, at: AT, meters: [{ ...METER, ...change }] }));
    expect(parsed.ok && parsed.value.rejected).toHaveLength(1);
  });
});

describe('the other kinds', () => {
  it('reads a reply with a reading, and one with an error', () => {
    expect(parseReply(JSON.stringify({ id: 'a', ok: true, at: AT, reading: METER })).ok).toBe(true);
    expect(parseReply(JSON.stringify({ id: 'a', ok: false, at: AT, error: 'expired' }))).toMatchObject({ value: { error: 'expired' } });
  });

  it('takes an error word that it does not know as one that leaves open what happened', () => {
    expect(parseReply(JSON.stringify({ id: 'a', ok: false, at: AT, error: 'on-fire' }))).toMatchObject({
      value: { error: 'meter-silent' },
    });
  });

  it('refuses a reply that is ok and brings no reading', () => {
    expect(reason(parseReply(JSON.stringify({ id: 'a', ok: true, at: AT })))).toContain('reading');
  });

  it('reads a status and a request, and refuses what they are not', () => {
    expect(parseStatus('{"state":"online"}')).toEqual({ ok: true, value: { state: 'online' } });
    expect(reason(parseStatus('{"state":"away"}'))).toContain('state');
    const request = { id: 'r1', op: 'read', meter: 'E-101', expiresAt: AT, mac: 'a'.repeat(64) };
    expect(parseRequest(JSON.stringify(request))).toEqual({ ok: true, value: request });
    expect(reason(parseRequest(JSON.stringify({ ...request, op: 'explode' })))).toContain('op');
    expect(reason(parseRequest(JSON.stringify({ ...request, mac: 'short' })))).toContain('mac');
  });
});

describe('whatever arrives', () => {
  const parsers = [parseReadingPublish, parseReply, parseStatus, parseRequest];

  it('never throws, and every refusal says why', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .record({ seq: fc.anything(), at: fc.anything(), meters: fc.array(fc.anything()) })
        .map((value) => Buffer.from(JSON.stringify(value) ?? '')),
    );
    fc.assert(
      fc.property(anything, (payload) => {
        for (const parse of parsers) {
          const parsed = parse(payload);
          if (!parsed.ok) expect(parsed.reason.length).toBeGreaterThan(3);
        }
      }),
      { numRuns: 300 },
    );
  });
});

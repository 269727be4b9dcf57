import { describe, expect, it } from 'vitest';
import { canonicalRequest, signRequest, verifyRequest } from '../../../../core/protocols/dtu-json/sign.ts';
import { dtuTopic, parseDtuTopic } from '../../../../core/protocols/dtu-json/topics.ts';

const PLACE = { siteId: 'mall', dtuId: 'dtu-01' };
const REQUEST = { id: 'r1', op: 'switch-off', meter: 'E-101', expiresAt: '2026-10-01T02:00:00.000Z' } as const;
const KEY = Buffer.from('00112233445566778899aabbccddeeff', 'hex');

describe('the mac of a request', () => {
  it('holds for the request, place and key that it was made with', () => {
    expect(verifyRequest(PLACE, signRequest(PLACE, REQUEST, KEY), KEY)).toBe(true);
  });

  it('is the HMAC-SHA-256 that openssl computes over the canonical text', () => {
    expect(canonicalRequest(PLACE, REQUEST)).toBe(
      '["dunlock-request-1","mall","dtu-01","r1","switch-off","E-101","2026-10-01T02:00:00.000Z"]',
    );
    expect(signRequest(PLACE, REQUEST, KEY).mac).toBe('b9a20f04bf70837ea3b7b151b7349ff26e6a30be747dad245db16d72ccb725c3');
  });

  it.each([
    ['another operation', PLACE, { op: 'switch-on' as const }, KEY],
    ['another meter', PLACE, { meter: 'E-102' }, KEY],
    ['a later expiry', PLACE, { expiresAt: '2027-10-01T02:00:00.000Z' as const }, KEY],
    ['another DTU', { ...PLACE, dtuId: 'dtu-02' }, {}, KEY],
    ['another site', { ...PLACE, siteId: 'park' }, {}, KEY],
    ['another key', PLACE, {}, Buffer.alloc(16)],
    ['a mac of another length', PLACE, { mac: 'ab' }, KEY],
  ])('does not hold for %s', (_what, place, change, key) => {
    expect(verifyRequest(place, { ...signRequest(PLACE, REQUEST, KEY), ...change }, key)).toBe(false);
  });
});

describe('topics', () => {
  it('go there and back', () => {
    expect(parseDtuTopic('mall', dtuTopic('mall', 'dtu-01', 'up/reply'))).toEqual({ dtuId: 'dtu-01', kind: 'up/reply' });
  });

  it.each([
    'dunlock/park/dtu/d/up/reading',
    'dunlock/mall/dtu//up/reading',
    'dunlock/mall/dtu/d/up/reading/x',
    'dunlock/mall/dtu/d/up',
    '',
  ])('are none of this site: %s', (topic) => {
    expect(parseDtuTopic('mall', topic)).toBeNull();
  });
});

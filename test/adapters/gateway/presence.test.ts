import type { Client } from 'aedes';
import { expect, it } from 'vitest';
import { Presence } from '../../../adapters/gateway/presence.ts';

/* Aedes may publish the will of a connection that was replaced after the new one has spoken (it documents no order): here that order is forced. */
it('a connection that was replaced has no say any more', () => {
  const seen: [string, boolean][] = [];
  const presence = new Presence((dtuId, online) => seen.push([dtuId, online]));
  const [first, second] = [{} as Client, {} as Client];
  const access = { verify: async () => true, signingKey: Buffer.from('k') };
  presence.connected('dtu-1', first, access);
  presence.said('dtu-1', first, true);
  presence.connected('dtu-1', second, access);
  expect(presence.online('dtu-1'), 'the new connection has said nothing yet').toBe(false);
  presence.said('dtu-1', second, true);
  presence.said('dtu-1', first, false);
  presence.disconnected('dtu-1', first);
  expect(presence.online('dtu-1')).toBe(true);
  presence.disconnected('dtu-1', second);
  expect(seen.map(([, online]) => online)).toEqual([true, false, true, false]);
  expect(presence.signingKey('dtu-1')).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { type StopRequest, setStop } from '../../../engine/set-stop.ts';
import { lockSite } from './lock-site.ts';

const PERSON = { name: 'anna', authenticated: true, via: 'admin' } as const;

describe('a stop', () => {
  it('is refused on a name that nothing bears: nobody may believe a shop or panel safe that is not', async () => {
    const { context } = await lockSite();
    const request: StopRequest = { kind: 'stop', scope: 'tenant', target: 't-l', by: PERSON, reason: 'a typo' };
    expect(await setStop(context, request)).toMatchObject({ ok: false, reason: "target: there is no tenant 't-l'" });
    expect(await setStop(context, { ...request, kind: 'isolation', scope: 'circuit', target: 'c-1E' })).toMatchObject({ ok: false });
    expect(await setStop(context, { ...request, scope: 'site', target: 'elsewhere' })).toMatchObject({ ok: false });
    expect(await context.store.read((tx) => tx.cases.stops(context.clock.now()))).toEqual([]);
    expect(await setStop(context, { ...request, target: 't-1' })).toMatchObject({ ok: true });
  });

  it('may end with a date, which means to the end of that day at the site', async () => {
    const { context } = await lockSite();
    const request: StopRequest = { kind: 'stop', scope: 'site', target: '', by: PERSON, reason: 'works', until: '2027-12-31' };
    expect(await setStop(context, request)).toMatchObject({ ok: true });
    const [stop] = await context.store.read((tx) => tx.cases.stops(context.clock.now()));
    expect(stop?.until).toBe('2027-12-31T16:00:00.000Z');
    expect(await setStop(context, { ...request, until: 'new year' })).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/neither a date nor an instant/),
    });
  });
});

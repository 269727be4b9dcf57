import { describe, expect, it } from 'vitest';
import type { RequestOutcome } from '../../../adapters/gateway/gateway.ts';
import type { DtuReply, DtuRequest } from '../../../core/protocols/dtu-json/messages.ts';
import { verifyRequest } from '../../../core/protocols/dtu-json/sign.ts';
import { AT, dtu, LATER, ok, openBench, SITE, signingKeyOf, until } from './gateway-bench.ts';

const BY = { expiresAt: LATER } as const;

describe('a request', () => {
  it('brings the reading of the meter that it asked for, signed for that DTU', async () => {
    const bench = await openBench();
    const device = await dtu(bench, 'dtu-1', (request) => ok(request, { register: 4711, switch: 'off' }));
    const outcome = await bench.gateway.request('dtu-1', 'read', 'E-7', BY);
    expect(outcome).toMatchObject({
      kind: 'reading',
      reading: { dtuId: 'dtu-1', meterId: 'E-7', register: 4711, switchState: 'off', takenAt: AT },
    });
    const [request] = device.asked;
    expect(request && verifyRequest({ siteId: SITE, dtuId: 'dtu-1' }, request, signingKeyOf('dtu-1'))).toBe(true);
    expect(request && verifyRequest({ siteId: SITE, dtuId: 'dtu-2' }, request, signingKeyOf('dtu-1'))).toBe(false);
  });

  it('brings the refusal of the DTU', async () => {
    const bench = await openBench();
    await dtu(bench, 'dtu-1', (request) => ({ id: request.id, ok: false, at: AT, error: 'locally-isolated' }));
    expect(await bench.gateway.request('dtu-1', 'switch-on', 'E-7', BY)).toEqual({ kind: 'refused', error: 'locally-isolated' });
  });

  it('to a DTU that is not there never leaves', async () => {
    const bench = await openBench();
    expect(await bench.gateway.request('dtu-1', 'read', 'E-7', BY)).toEqual({ kind: 'failed', failure: 'offline' });
  });

  it('that has expired never leaves', async () => {
    const bench = await openBench();
    const device = await dtu(bench, 'dtu-1');
    expect(await bench.gateway.request('dtu-1', 'switch-off', 'E-7', { expiresAt: '2026-10-01T01:59:59.999Z' })).toEqual({
      kind: 'refused',
      error: 'expired',
    });
    expect(device.asked).toEqual([]);
  });

  it('is one at a time per DTU, and control goes next', async () => {
    const bench = await openBench();
    const order: string[] = [];
    let answer: (() => void) | null = null;
    await dtu(bench, 'dtu-1', (request, say) => {
      expect(answer).toBeNull();
      order.push(request.meter);
      answer = () => {
        answer = null;
        say(ok(request));
      };
      return null;
    });
    const asked = ['r1', 'r2', 'r3'].map((meter) => bench.gateway.request('dtu-1', 'read', meter, BY));
    asked.push(...['c1', 'c2'].map((meter) => bench.gateway.request('dtu-1', 'switch-on', meter, { ...BY, control: true })));
    for (let n = 1; n <= 5; n++) {
      await until(() => order.length === n && answer !== null, `request ${n}`);
      (answer as (() => void) | null)?.();
    }
    expect((await Promise.all(asked)).every((outcome) => outcome.kind === 'reading')).toBe(true);
    expect(order).toEqual(['r1', 'c1', 'c2', 'r2', 'r3']);
  });

  it('of one DTU does not wait for another DTU', async () => {
    const bench = await openBench();
    await dtu(bench, 'dtu-1', () => null);
    await dtu(bench, 'dtu-2');
    const first = bench.gateway.request('dtu-1', 'read', 'E-1', BY);
    expect(await bench.gateway.request('dtu-2', 'read', 'E-2', BY)).toMatchObject({ kind: 'reading' });
    expect(await first).toEqual({ kind: 'failed', failure: 'timeout' });
  });

  it('is not answered by the late reply of the one before', async () => {
    const bench = await openBench({ requestTimeoutMs: 60 });
    const asked: DtuRequest[] = [];
    let speak: (reply: DtuReply) => void = () => {};
    await dtu(bench, 'dtu-1', (request, say) => {
      asked.push(request);
      speak = say;
      return null;
    });
    expect(await bench.gateway.request('dtu-1', 'read', 'E-1', BY)).toEqual({ kind: 'failed', failure: 'timeout' });
    const second = bench.gateway.request('dtu-1', 'read', 'E-1', BY);
    await until(() => asked.length === 2, 'the second one arrives');
    const [one, two] = asked;
    if (!one || !two) throw new Error('two requests');
    speak(ok(one, { register: 1 }));
    speak(ok(two, { meter: 'E-99', register: 2 }));
    speak(ok(two, { register: 3 }));
    expect(await second).toMatchObject({ kind: 'reading', reading: { register: 3 } });
  });

  it('in flight when the DTU goes is in doubt; those that wait never left', async () => {
    const bench = await openBench({ requestTimeoutMs: 5_000 });
    const device = await dtu(bench, 'dtu-1', () => null);
    const outcomes = Promise.all(['E-1', 'E-2'].map((meter) => bench.gateway.request('dtu-1', 'switch-off', meter, BY)));
    await until(() => device.asked.length === 1, 'the first one arrives');
    device.stream.destroy();
    expect(await outcomes).toEqual([
      { kind: 'failed', failure: 'closed' },
      { kind: 'failed', failure: 'offline' },
    ]);
  });

  it('in flight when the gateway closes is in doubt', async () => {
    const bench = await openBench({ requestTimeoutMs: 5_000 });
    const device = await dtu(bench, 'dtu-1', () => null);
    const outcome = bench.gateway.request('dtu-1', 'switch-off', 'E-1', BY);
    await until(() => device.asked.length === 1, 'it arrives');
    await bench.gateway.close();
    expect(await outcome).toEqual({ kind: 'failed', failure: 'closed' });
  });

  it('holds civil time until its answer has been seen', async () => {
    const bench = await openBench();
    await dtu(bench, 'dtu-1');
    const heldAtAnswer = bench.gateway
      .request('dtu-1', 'read', 'E-1', BY)
      .then((outcome: RequestOutcome) => [outcome.kind, bench.clock.held.size]);
    expect([...bench.clock.held]).toEqual([['link dtu-1', 1]]);
    expect(await heldAtAnswer).toEqual(['reading', 1]);
    await until(() => bench.clock.held.size === 0, 'the hold is released');
  });

  it('turns around in about a millisecond (no Nagle)', async () => {
    const bench = await openBench();
    const device = await dtu(bench, 'dtu-1');
    (device.stream as unknown as { setNoDelay(on: boolean): void }).setNoDelay(true);
    const times: number[] = [];
    for (let n = 0; n < 60; n++) {
      const start = performance.now();
      await bench.gateway.request('dtu-1', 'read', 'E-1', BY);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    expect(times[30]).toBeLessThan(15);
  });
});

describe('presence', () => {
  it('begins with the birth message and ends with the connection', async () => {
    const bench = await openBench();
    const seen: [string, boolean][] = [];
    bench.gateway.onPresence((dtuId, online) => seen.push([dtuId, online]));
    const device = await dtu(bench, 'dtu-1');
    await dtu(bench, 'dtu-2');
    expect(bench.gateway.onlineDtus()).toEqual(['dtu-1', 'dtu-2']);
    device.stream.destroy();
    await until(() => !bench.gateway.online('dtu-1'), 'it is offline');
    expect(seen).toEqual([
      ['dtu-1', true],
      ['dtu-2', true],
      ['dtu-1', false],
    ]);
  });

  it('is the second connection of a DTU, whatever the will of the first says', async () => {
    const bench = await openBench();
    const first = await dtu(bench, 'dtu-1');
    const second = await dtu(bench, 'dtu-1');
    await until(() => !first.connected, 'the first is sent away');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bench.gateway.online('dtu-1')).toBe(true);
    expect(await bench.gateway.request('dtu-1', 'read', 'E-1', BY)).toMatchObject({ kind: 'reading' });
    expect(second.asked).toHaveLength(1);
    expect(first.asked).toHaveLength(0);
  });
});

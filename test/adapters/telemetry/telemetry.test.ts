import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTelemetry } from '../../../adapters/telemetry/open-telemetry.ts';
import type { TelemetryState } from '../../../adapters/telemetry/telemetry.ts';
import { instantOf } from '../../../core/calendar/civil.ts';
import { database, folder, numbers, points, rows, START, telemetryOf, values } from './telemetry-bench.ts';

/** An HTTP server that answers like an InfluxDB that we imagine. */
async function pretend(
  answer: (path: string, body: string) => { status: number; body?: string },
): Promise<{ url: string; bodies: string[] }> {
  const bodies: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const path = new URL(request.url ?? '', 'http://x').pathname;
      if (path === '/write') bodies.push(body);
      const said = answer(path, body);
      response.writeHead(said.status).end(said.body ?? '');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, bodies };
}

describe('telemetry', () => {
  it('arrives in InfluxDB, in a database that it makes, in batches', async () => {
    const influx = database();
    const telemetry = await telemetryOf(await folder(), influx, { batchPoints: 100 });
    await Promise.all(numbers(0, 40).map((n) => telemetry.write(points(n * 25, 25))));
    expect(await telemetry.flush(10_000)).toBe(true);
    expect(await values(influx)).toEqual(numbers(0, 1_000));
    expect(telemetry.state()).toEqual({
      url: influx.url,
      reachable: true,
      problem: null,
      spooledPoints: 0,
      writtenPoints: 1_000,
      refusedPoints: 0,
    });
  });

  it('waits for a batch to fill, unless somebody flushes', async () => {
    const influx = await pretend(() => ({ status: 204 }));
    const telemetry = await telemetryOf(await folder(), { url: influx.url, database: 'x' }, { lingerMs: 60_000, batchPoints: 50 });
    for (const n of numbers(0, 40)) await telemetry.write(points(n, 1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(influx.bodies).toEqual([]);
    await telemetry.write(points(40, 10));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(influx.bodies.map((body) => body.trim().split('\n').length)).toEqual([50]);
    await telemetry.write(points(50, 3));
    expect(await telemetry.flush(5_000)).toBe(true);
    expect(influx.bodies).toHaveLength(2);
  });

  it('keeps what a write could not deliver over a restart, and then each point once', async () => {
    const influx = database();
    const dir = await folder();
    const before = await telemetryOf(dir, null);
    await before.write(points(0, 700));
    expect(before.state()).toMatchObject({
      url: null,
      reachable: false,
      problem: expect.stringContaining('no InfluxDB is configured'),
      spooledPoints: 700,
    });
    expect(await before.flush(10)).toBe(false);
    await before.close();
    const after = await telemetryOf(dir, influx);
    expect(after.state().spooledPoints).toBe(700);
    await after.write(points(700, 100));
    expect(await after.flush(10_000)).toBe(true);
    await after.close();
    expect(await values(influx)).toEqual(numbers(0, 800));
    const third = await telemetryOf(dir, influx);
    expect(await third.flush(1_000)).toBe(true);
    expect(third.state()).toMatchObject({ spooledPoints: 0, writtenPoints: 0 });
  });

  it('finds the points that InfluxDB refuses, keeps them with the reason, and stores all others', async () => {
    const influx = database();
    const dir = await folder();
    const telemetry = await telemetryOf(dir, influx);
    await telemetry.write(points(0, 1));
    await telemetry.flush(5_000);
    const wrong = points(0, 3).map((point, index) => ({
      ...point,
      fields: { value: 'a text' },
      at: instantOf(START + 10_000_000 + index),
    }));
    const mixed = [...points(1, 300), ...wrong.slice(0, 1), ...points(301, 300), ...wrong.slice(1), ...points(601, 50)];
    await telemetry.write(mixed);
    await telemetry.write([{ ...(points(0, 1)[0] ?? wrong[0]), fields: { value: Number.NaN } } as never]);
    expect(await telemetry.flush(20_000)).toBe(true);
    expect(await values(influx)).toEqual(numbers(0, 651));
    expect(telemetry.state()).toMatchObject({ refusedPoints: 4, spooledPoints: 0, writtenPoints: 651 });
    const kept = await readFile(join(dir, 'spool', 'refused.lp'), 'utf8');
    expect(kept.match(/value="a text"/g)).toHaveLength(3);
    expect(kept).toContain('field type conflict');
    expect(kept).toContain("field 'value' is NaN");
  });

  it('halves what is too large for the other side', async () => {
    const influx = await pretend((path, body) => ({ status: path === '/write' && body.length > 400 ? 413 : 204 }));
    const telemetry = await telemetryOf(await folder(), { url: influx.url, database: 'x' });
    await telemetry.write(points(0, 64));
    expect(await telemetry.flush(5_000)).toBe(true);
    const taken = influx.bodies.filter((body) => body.length <= 400).join('');
    expect(taken.match(/value=/g)).toHaveLength(64);
  });

  it('names in one sentence why nothing gets through, and goes on by itself', async () => {
    let status = 503;
    const influx = await pretend(() => ({ status, body: status === 401 ? '{"error":"authorization failed"}' : '' }));
    const telemetry = await telemetryOf(await folder(), { url: influx.url, database: 'x', username: 'u', password: 'secret' });
    const seen: TelemetryState[] = [];
    const end = telemetry.onState((state) => seen.push(state));
    await telemetry.write(points(0, 5));
    expect(await telemetry.flush(150)).toBe(false);
    expect(telemetry.state().problem).toBe(`InfluxDB at ${influx.url} does not take points now (HTTP 503: HTTP 503)`);
    status = 401;
    await telemetry.flush(150);
    expect(telemetry.state().problem).toBe(`InfluxDB at ${influx.url} does not let this user write (HTTP 401: authorization failed)`);
    status = 204;
    expect(await telemetry.flush(5_000)).toBe(true);
    end();
    expect(telemetry.state()).toMatchObject({ reachable: true, problem: null, writtenPoints: 5 });
    expect(seen.map((state) => state.reachable)).toEqual([false, false, true]);
    expect(JSON.stringify(seen)).not.toContain('secret');
  });

  it('says so when nobody is there at all', async () => {
    const telemetry = await telemetryOf(await folder(), { url: 'http://127.0.0.1:9', database: 'x' });
    await telemetry.write(points(0, 5));
    expect(await telemetry.flush(100)).toBe(false);
    expect(telemetry.state().problem).toBe('InfluxDB at http://127.0.0.1:9 cannot be reached (ECONNREFUSED)');
  });

  it('refuses a write that does not fit into the spool, and loses nothing of those it took', async () => {
    const influx = database();
    const dir = await folder();
    const telemetry = await telemetryOf(dir, null, { spoolMaxBytes: 8_000 });
    const results = [];
    for (const n of numbers(0, 40)) results.push((await Promise.allSettled([telemetry.write(points(n * 10, 10))]))[0]);
    const taken = results.flatMap((result, n) => (result?.status === 'fulfilled' ? numbers(n * 10, n * 10 + 10) : []));
    expect(results.find((result) => result?.status === 'rejected')).toMatchObject({ reason: { key: 'log/full' } });
    await telemetry.close();
    const again = await telemetryOf(dir, influx);
    expect(await again.flush(5_000)).toBe(true);
    expect(await values(influx)).toEqual(taken);
    await again.write(points(1_000, 10));
  });

  it('sends a batch again that was on its way when we stopped, though later ones had arrived', async () => {
    const dir = await folder();
    const hanging = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        if (!body.includes('value=0i')) response.writeHead(204).end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => hanging.once('listening', resolve));
    const address = hanging.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const before = await telemetryOf(dir, { url, database: 'x' }, { batchPoints: 10, maxInFlight: 2 });
    for (const n of numbers(0, 5)) await before.write(points(n * 10, 10));
    expect(await before.flush(500)).toBe(false);
    expect(before.state()).toMatchObject({ writtenPoints: 40, spooledPoints: 10 });
    await before.close();
    hanging.closeAllConnections();
    hanging.close();
    const influx = database();
    const after = await telemetryOf(dir, influx);
    expect(await after.flush(5_000)).toBe(true);
    expect(await values(influx)).toEqual(numbers(0, 50));
  });

  it('makes the database anew when somebody dropped it', async () => {
    const influx = database();
    const telemetry = await telemetryOf(await folder(), influx);
    await telemetry.write(points(0, 5));
    expect(await telemetry.flush(5_000)).toBe(true);
    const dropping = await fetch(`${influx.url}/query?${new URLSearchParams({ q: `DROP DATABASE "${influx.database}"` })}`, {
      method: 'POST',
    });
    await dropping.text();
    await telemetry.write(points(5, 5));
    expect(await telemetry.flush(5_000)).toBe(true);
    expect(await rows(influx, 'SELECT count(value) FROM m')).toEqual([[0, 5]]);
  });

  it('in a folder that cannot be used is refused in one sentence', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'file'), '');
    const clock = { now: () => instantOf(START), alarm: () => () => {}, hold: () => () => {} };
    await expect(openTelemetry({ spoolDir: join(dir, 'file', 'spool'), influx: null, clock })).rejects.toMatchObject({ key: 'log/folder' });
  });
});

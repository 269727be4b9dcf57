import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const start = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'start.js');
const folder = mkdtempSync(join(tmpdir(), 'dunlock-failures-'));

function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [start, ...args]);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe('npm start, when something is in its way', () => {
  let taken: Server;
  let port: string;
  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    port = String((taken.address() as AddressInfo).port);
  });
  afterAll(() => {
    taken.close();
  });
  const headless = (name: string, ...args: string[]) =>
    run('--headless', '--days', '1', '--data', join(folder, name), '--influx', inject('influxUrl'), ...args);

  it('names a port of Node-RED that is in use, in one sentence', async () => {
    const { code, err } = await headless('a', '--port', port, '--mqtt-port', '0');
    expect([code, err.trim().split('\n')]).toEqual([2, [expect.stringMatching(new RegExp(`port ${port}.*another program.*--port`))]]);
  }, 30_000);

  it('names a port of the broker that is in use, in one sentence', async () => {
    const { code, err } = await headless('b', '--port', '0', '--mqtt-port', port);
    expect([code, err.trim().split('\n')]).toEqual([2, [expect.stringMatching(new RegExp(`${port}`))]]);
  }, 30_000);

  it('names a folder that cannot be made, in one sentence', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const { code, err } = await run('--headless', '--days', '1', '--data', join(file, 'inside'), '--port', '0', '--mqtt-port', '0');
    expect([code, err.trim().split('\n')]).toEqual([2, [expect.stringMatching(/cannot be made or written.*--data/)]]);
  }, 30_000);

  it('names a folder whose parent can hold none, instead of trying for ever', async () => {
    const { code, err } = await run('--headless', '--days', '1', '--data', '/proc/dunlock/x', '--port', '0', '--mqtt-port', '0');
    expect([code, err.trim().split('\n')]).toEqual([2, [expect.stringMatching(/cannot be made or written/)]]);
  }, 30_000);

  it('ends with 3 when headless and there is no InfluxDB', async () => {
    const { code, err } = await run(
      ...['--headless', '--days', '1', '--data', join(folder, 'c'), '--port', '0', '--mqtt-port', '0', '--influx', 'http://127.0.0.1:9'],
    );
    expect([code, err]).toEqual([3, expect.stringMatching(/InfluxDB.*127\.0\.0\.1:9/)]);
  }, 30_000);

  it.each([
    [['--days', '0']],
    [['--data', '']],
    [['--start', '2026-02-30']],
    [['--speed', '-1']],
    [['--nonsense']],
    [['--port', '70000']],
    [['--influx', 'BAD']],
  ])(
    'ends with 2 for %j and says what would do',
    async (args) => {
      const { code, err } = await run(...args);
      expect(code).toBe(2);
      expect(err).toMatch(/error:/);
    },
    30_000,
  );

  it('teaches with --help', async () => {
    const { code, out } = await run('--help');
    expect([code, out]).toEqual([0, expect.stringMatching(/--headless[\s\S]*--mqtt-port/)]);
  }, 30_000);
});

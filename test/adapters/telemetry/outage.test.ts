import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { answers } from '../../../bin/influxd/ask.ts';
import { influxdConfig } from '../../../bin/influxd/config.ts';
import { debianInfluxd } from '../../../bin/influxd/debian-package.ts';
import { twoFreePorts } from '../../../bin/influxd/free-ports.ts';
import { database, folder, numbers, points, telemetryOf, values } from './telemetry-bench.ts';

const CACHE = join(import.meta.dirname, '..', '..', '..', '.cache');
let program = '';

beforeAll(async () => {
  const found = await debianInfluxd(CACHE, process.env.PATH ?? '', () => {});
  if ('missing' in found) throw new Error(found.missing);
  program = found.program;
});

/** An influxd that can be stopped and started again on the same port and data. */
async function influxd(dir: string): Promise<{ url: string; start(): Promise<void>; stop(signal: NodeJS.Signals): Promise<void> }> {
  const [httpPort, rpcPort] = await twoFreePorts();
  const url = `http://127.0.0.1:${httpPort}`;
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'influxd.conf');
  await writeFile(file, influxdConfig({ folder: dir, httpPort, rpcPort }));
  let stop = async (_signal: NodeJS.Signals): Promise<void> => {};
  onTestFinished(() => stop('SIGKILL'));
  return {
    url,
    async start() {
      const child = spawn(program, ['-config', file], { stdio: 'ignore' });
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      stop = async (signal) => {
        child.kill(signal);
        await gone;
      };
      while (!(await answers(url, 500))) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    stop: (signal) => stop(signal),
  };
}

describe('an outage of InfluxDB', () => {
  it('loses nothing and doubles nothing: 10,000 points written while it is down', async () => {
    const dir = await folder();
    const server = await influxd(join(dir, 'influx'));
    await server.start();
    const influx = { url: server.url, database: 'outage' };
    const telemetry = await telemetryOf(dir, influx, { batchPoints: 1_000 });
    await telemetry.write(points(0, 2_000));
    expect(await telemetry.flush(10_000)).toBe(true);
    await server.stop('SIGTERM');
    for (const n of numbers(0, 100)) await telemetry.write(points(2_000 + n * 100, 100));
    expect(await telemetry.flush(50)).toBe(false);
    expect(telemetry.state()).toMatchObject({
      reachable: false,
      spooledPoints: 10_000,
      problem: expect.stringContaining('cannot be reached'),
    });
    await server.start();
    await telemetry.write(points(12_000, 500));
    expect(await telemetry.flush(20_000)).toBe(true);
    expect(await values(influx)).toEqual(numbers(0, 12_500));
    expect(telemetry.state()).toMatchObject({ reachable: true, problem: null, spooledPoints: 0, writtenPoints: 12_500, refusedPoints: 0 });
  });

  it('in the middle of writing, by kill -9, costs nothing either', async () => {
    const dir = await folder();
    const server = await influxd(join(dir, 'influx'));
    await server.start();
    const influx = { url: server.url, database: 'outage' };
    const telemetry = await telemetryOf(dir, influx, { batchPoints: 200, lingerMs: 1 });
    const writing = (async () => {
      for (const n of numbers(0, 100)) await telemetry.write(points(n * 100, 100));
    })();
    await new Promise((resolve) => setTimeout(resolve, 60));
    await server.stop('SIGKILL');
    await writing;
    await server.start();
    expect(await telemetry.flush(20_000)).toBe(true);
    expect(await values(influx)).toEqual(numbers(0, 10_000));
  });
});

describe('a crash of ours', () => {
  it('by kill -9 loses no point whose write had resolved, time after time', async () => {
    const dir = await folder();
    const influx = database();
    let resolved = 0;
    for (const count of [20, 60]) {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), dir, influx.url, influx.database, String(resolved)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let text = '';
      await new Promise<void>((done) => {
        child.stdout.on('data', (chunk) => {
          text += chunk;
          if (text.split('\n').length > count) child.kill('SIGKILL');
        });
        child.once('close', () => done());
      });
      resolved = Math.max(resolved, ...text.split('\n').slice(0, -1).map(Number));
    }
    const telemetry = await telemetryOf(dir, influx);
    expect(await telemetry.flush(10_000)).toBe(true);
    expect((await values(influx)).slice(0, resolved)).toEqual(numbers(0, resolved));
    expect(resolved).toBeGreaterThanOrEqual(800);
  });
});

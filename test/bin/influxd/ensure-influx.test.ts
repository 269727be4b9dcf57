import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureInflux } from '../../../bin/influxd/ensure-influx.ts';
import { findProgram } from '../../../bin/influxd/find-program.ts';
import { alive, readLock, writeLock } from '../../../bin/influxd/lock-file.ts';

const CACHE = join(import.meta.dirname, '..', '..', '..', '.cache');
let dir: string;
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dunlock-influxd-'));
});

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await rm(dir, { recursive: true, force: true });
});

/** Ensures one as on a machine where nobody names one. */
async function ensure(change: { dataDir?: string; cacheDir?: string; path?: string; url?: string } = {}) {
  const influx = await ensureInflux({
    dataDir: change.dataDir ?? join(dir, 'data'),
    cacheDir: change.cacheDir ?? CACHE,
    log: () => {},
    ...(change.url === undefined ? {} : { url: change.url }),
    env: { ...process.env, DUNLOCK_INFLUX_URL: '', PATH: change.path ?? process.env.PATH },
  });
  if (influx.url !== null) stops.push(() => influx.stop());
  return influx;
}

async function query(url: string, text: string): Promise<unknown> {
  const response = await fetch(`${url}/query?${new URLSearchParams({ q: text, db: 'kept' })}`, { method: 'POST' });
  return response.json();
}

/** A folder of programs that are shell scripts. */
async function programs(scripts: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(dir, 'programs');
  await mkdir(folder, { recursive: true });
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

describe('an InfluxDB of our own', () => {
  it('comes up on loopback, keeps its data over a stop, and its process is gone afterwards', async () => {
    const first = await ensure();
    if (first.url === null) throw new Error(first.reason);
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await query(first.url, 'CREATE DATABASE kept');
    await fetch(`${first.url}/write?db=kept&precision=ms`, { method: 'POST', body: 'm value=42i 1000' });
    const lock = await readLock(join(dir, 'data', 'influxd.lock'));
    await first.stop();
    expect(alive(lock?.pid ?? -1)).toBe(false);
    expect(await readLock(join(dir, 'data', 'influxd.lock'))).toBeNull();
    const second = await ensure();
    if (second.url === null) throw new Error(second.reason);
    expect(JSON.stringify(await query(second.url, 'SELECT value FROM m'))).toContain('42');
  });

  it('several stand beside each other, started at once', async () => {
    const all = await Promise.all([1, 2, 3, 4].map((n) => ensure({ dataDir: join(dir, `data-${n}`) })));
    expect(new Set(all.map((influx) => influx.url)).size).toBe(4);
    expect(all.every((influx) => influx.url !== null)).toBe(true);
  });

  it('left over by a killed process is taken over, and stopped by who took it over', async () => {
    const parent = spawn(process.execPath, [join(import.meta.dirname, 'left-over.ts'), join(dir, 'data'), CACHE], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve) => parent.stdout.once('data', (chunk) => resolve(chunk.toString().trim())));
    const pid = (await readLock(join(dir, 'data', 'influxd.lock')))?.pid ?? -1;
    const beside = await ensure();
    expect(beside.url).toBe(url);
    if (beside.url !== null) await beside.stop();
    expect(alive(pid), 'its owner lives: it is not ours to stop').toBe(true);
    const gone = new Promise((resolve) => parent.once('exit', resolve));
    parent.kill('SIGKILL');
    await gone;
    expect(alive(pid)).toBe(true);
    const heir = await ensure();
    expect(heir.url).toBe(url);
    if (heir.url !== null) await heir.stop();
    expect(alive(pid)).toBe(false);
  });

  it('does not take another process for one left over, whatever a stale lock says', async () => {
    await mkdir(join(dir, 'data'), { recursive: true });
    await writeLock(join(dir, 'data', 'influxd.lock'), { pid: process.pid, url: 'http://127.0.0.1:1', owner: 1 });
    const influx = await ensure();
    expect(influx.url).not.toBe('http://127.0.0.1:1');
    expect(influx.url).not.toBeNull();
  });

  it('found on the PATH is used when it is 1.x, and left alone when it is not', async () => {
    const program = await findProgram('influxd', join(CACHE, 'influxdb', 'usr', 'bin'));
    const path = await programs({ influxd: `echo started >> ${dir}/calls; exec ${program} "$@"` });
    const influx = await ensure({ path, cacheDir: join(dir, 'nothing') });
    expect(influx).toMatchObject({ problem: null });
    expect(await readFile(join(dir, 'calls'), 'utf8')).toBe('started\nstarted\n');
    const newer = await ensure({
      path: await programs({ influxd: 'echo InfluxDB v2.7.1' }),
      cacheDir: join(dir, 'nothing'),
      dataDir: join(dir, 'other'),
    });
    expect(newer).toMatchObject({ url: null, reason: expect.stringContaining('is no InfluxDB 1.x') });
  });
});

describe('other ways', () => {
  it('one that is named is taken as it is; when it does not answer, that is said in one sentence', async () => {
    const server = createServer((_request, response) => response.writeHead(204).end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    expect(await ensure({ url })).toMatchObject({ url, problem: null });
    server.close();
    await new Promise((resolve) => server.once('close', resolve));
    expect(await ensure({ url })).toMatchObject({ url, problem: expect.stringMatching(/does not answer/) });
    expect(await ensure({ url: '127.0.0.1:8086' })).toMatchObject({ url: null, reason: expect.stringContaining('no address') });
  });

  it('the package is fetched with lists of our own when the system has none, and kept in the cache', async () => {
    const program = await findProgram('influxd', join(CACHE, 'influxdb', 'usr', 'bin'));
    const path = await programs({
      'apt-get': `echo "$@" >> ${dir}/calls
case "$*" in *Dir::State::lists=*download*) touch influxdb_1.deb;; *download*) echo "E: Unable to locate package influxdb" >&2; exit 100;; esac`,
      'dpkg-deb': `mkdir -p "$3/usr/bin"; ln -s ${program} "$3/usr/bin/influxd"`,
    });
    const system = `${path}:/usr/bin:/bin`;
    const influx = await ensure({ path: system, cacheDir: join(dir, 'cache') });
    expect(influx).toMatchObject({ problem: null });
    const calls = await readFile(join(dir, 'calls'), 'utf8');
    expect(calls).toMatch(/Dir::State::lists=\S+ -o Dir::Cache=\S+ update\n/);
    await ensure({ path: system, cacheDir: join(dir, 'cache'), dataDir: join(dir, 'second') });
    expect(await readFile(join(dir, 'calls'), 'utf8')).toBe(calls);
  });

  /* No Docker engine runs where this was written: a script answers in its place. It shows which commands are given, not that they work. */
  it('Docker is used when its engine runs: published on loopback only, data in our folder, stopped at the end', async () => {
    const server = createServer((_request, response) => response.writeHead(204).end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const path = await programs({
      docker: `echo "$@" >> ${dir}/calls
case "$1" in run) touch ${dir}/up;; port) [ -e ${dir}/up ] && echo "127.0.0.1:${port}";; stop) rm -f ${dir}/up;; esac`,
    });
    const influx = await ensure({ path, cacheDir: join(dir, 'nothing') });
    expect(influx).toMatchObject({ url: `http://127.0.0.1:${port}` });
    if (influx.url !== null) await influx.stop();
    const calls = await readFile(join(dir, 'calls'), 'utf8');
    expect(calls).toMatch(
      /^run --detach --rm --name dunlock-influx-\w+ --publish 127\.0\.0\.1::8086 --volume \S+data\/docker:\/var\/lib\/influxdb /m,
    );
    expect(calls.trimEnd().split('\n').at(-1)).toMatch(/^stop dunlock-influx-/);
    server.close();
  });

  it('none at all ends in one line that says what to do', async () => {
    const influx = await ensure({ path: join(dir, 'nothing'), cacheDir: join(dir, 'nothing') });
    expect(influx).toEqual({
      url: null,
      reason:
        'no influxd on the PATH; this is no Debian or Ubuntu (no apt-get); no Docker: install the package influxdb, start Docker, or name one with --influx or DUNLOCK_INFLUX_URL',
    });
  });
});

import { appendFile, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSegmentLog, type SegmentLog, type SegmentLogOptions } from '../../../adapters/segment-log.ts';

let dir: string;
const logs: SegmentLog<string>[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dunlock-log-'));
});

afterEach(async () => {
  for (const log of logs.splice(0)) await log.close();
  await rm(dir, { recursive: true, force: true });
});

async function openLog(options: Partial<SegmentLogOptions<string>> = {}): Promise<SegmentLog<string>> {
  const log = await openSegmentLog<string>({ dir, maxBytes: 1_000_000, ...options });
  logs.push(log);
  return log;
}

async function append(log: SegmentLog<string>, texts: readonly string[]): Promise<number[]> {
  return Promise.all(texts.map((text) => log.append(Buffer.from(text), text)));
}

async function contents(log: SegmentLog<string>, from = 0, maxBytes = 1000): Promise<[number, string][]> {
  const all: [number, string][] = [];
  for (let at = from; ; ) {
    const records = await log.read(at, maxBytes);
    const last = records.at(-1);
    if (!last) return all;
    all.push(...records.map((record): [number, string] => [record.position, record.data.toString()]));
    at = last.position + 1;
  }
}

const numbered = (from: number, count: number): string[] => Array.from({ length: count }, (_, index) => `record ${from + index}`);

describe('a segment log', () => {
  it('gives records back from any position, in order, over many segments and after being opened again', async () => {
    const log = await openLog({ segmentBytes: 200 });
    for (let from = 0; from < 100; from += 5) expect(await append(log, numbered(from, 5))).toEqual([0, 1, 2, 3, 4].map((n) => from + n));
    expect((await readdir(dir)).length).toBeGreaterThan(5);
    expect(await contents(log, 0, 64)).toEqual(numbered(0, 100).map((text, index) => [index, text]));
    expect(await contents(log, 37)).toEqual(numbered(37, 63).map((text, index) => [37 + index, text]));
    expect((await contents(log, 36))[0]).toEqual([36, 'record 36']);
    await log.close();
    logs.pop();
    const again = await openLog({ segmentBytes: 200 });
    expect(again.next).toBe(100);
    expect(await append(again, ['after'])).toEqual([100]);
    expect(await contents(again, 99)).toEqual([
      [99, 'record 99'],
      [100, 'after'],
    ]);
  });

  it('shares one commit among all who wait, and tells of it before they go on', async () => {
    const commits: [number, readonly string[]][] = [];
    const log = await openLog({ onCommit: (first, attachments) => commits.push([first, attachments]) });
    const seen = await Promise.all(numbered(0, 50).map((text) => log.append(Buffer.from(text), text).then(() => commits.length)));
    expect(commits).toEqual([[0, numbered(0, 50)]]);
    expect(new Set(seen)).toEqual(new Set([1]));
  });

  it('never uses a position twice, also when everything old was dropped', async () => {
    const log = await openLog({ segmentBytes: 100 });
    for (let from = 0; from < 40; from += 4) await append(log, numbered(from, 4));
    await log.dropBelow(log.next);
    expect(log.first).toBeGreaterThan(30);
    expect(log.bytes).toBeLessThan(200);
    await log.close();
    logs.pop();
    const again = await openLog({ segmentBytes: 100 });
    expect(again.next).toBe(40);
    expect((await contents(again))[0]?.[0]).toBe(again.first);
  });

  it('refuses what would make it grow past its bound, and takes it when there is room again', async () => {
    const log = await openLog({ maxBytes: 2000 });
    const results: PromiseSettledResult<number>[] = [];
    for (const text of numbered(0, 200)) results.push(...(await Promise.allSettled([log.append(Buffer.from(text), text)])));
    const taken = results.filter((result) => result.status === 'fulfilled').length;
    expect(taken).toBeGreaterThan(50);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ key: 'log/full', place: dir });
    expect(await contents(log)).toHaveLength(taken);
    await log.dropBelow(log.next);
    expect(await append(log, ['more'])).toEqual([taken]);
  });

  it.each([
    ['half a header', Buffer.from([9, 0, 0])],
    ['half a record', Buffer.from([9, 0, 0, 0, 1, 2, 3, 4, 65, 66])],
    ['zeros, as a power cut leaves them', Buffer.alloc(64)],
    ['a record with a wrong CRC', Buffer.from([1, 0, 0, 0, 1, 2, 3, 4, 65])],
    ['a length of gigabytes', Buffer.from([255, 255, 255, 255, 0, 0, 0, 0, 1])],
  ])('cuts %s off its tail and goes on', async (_what, tail) => {
    const log = await openLog();
    await append(log, numbered(0, 3));
    await log.close();
    logs.pop();
    const [name = ''] = await readdir(dir);
    const whole = (await stat(join(dir, name))).size;
    await appendFile(join(dir, name), tail);
    const said: string[] = [];
    const again = await openLog({ onDamage: (sentence) => said.push(sentence) });
    expect(said).toHaveLength(1);
    expect((await stat(join(dir, name))).size).toBe(whole);
    expect(await append(again, ['next'])).toEqual([3]);
    expect(await contents(again)).toHaveLength(4);
  });

  it('says what is damaged in an older segment and goes on with the next one', async () => {
    const said: string[] = [];
    const log = await openLog({ segmentBytes: 100, onDamage: (sentence) => said.push(sentence) });
    for (let from = 0; from < 30; from += 3) await append(log, numbered(from, 3));
    const [oldest = '', second = ''] = (await readdir(dir)).sort();
    const file = await open(join(dir, oldest), 'r+');
    await file.write(Buffer.from('?'), 0, 1, 12);
    await file.close();
    const positions = (await contents(log)).map(([position]) => position);
    expect(positions[0]).toBe(Number(second.slice(0, 15)));
    expect(positions.at(-1)).toBe(29);
    expect(said[0]).toContain(oldest);
  });

  it('refuses a folder that it cannot make, in one sentence', async () => {
    await writeFile(join(dir, 'file'), '');
    await expect(openSegmentLog({ dir: join(dir, 'file', 'log'), maxBytes: 1000 })).rejects.toMatchObject({ key: 'log/folder' });
  });

  it('refuses after it was closed, and an empty record', async () => {
    const log = await openLog();
    await expect(log.append(Buffer.alloc(0), '')).rejects.toMatchObject({ key: 'log/record-too-long' });
    await log.close();
    logs.pop();
    await expect(log.append(Buffer.from('x'), 'x')).rejects.toMatchObject({ key: 'log/closed' });
  });
});

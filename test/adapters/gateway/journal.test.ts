import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JournalBatch } from '../../../adapters/gateway/gateway.ts';
import { dtuTopic } from '../../../core/protocols/dtu-json/topics.ts';
import { type Bench, connect, openBench, readings, SITE, until } from './gateway-bench.ts';

const READING = dtuTopic(SITE, 'dtu-1', 'up/reading');

/** Follows, and keeps what it was given: registers in order (each publish has its number as register). */
function follow(bench: Bench, given: (batch: JournalBatch) => void = () => {}) {
  const registers: number[] = [];
  const end = bench.gateway.follow((batch) => {
    registers.push(...batch.readings.map((reading) => reading.register));
    given(batch);
  });
  return { registers, end };
}

const reporting = (bench: Bench) => (batch: JournalBatch) => bench.gateway.report(batch.from, batch.to);
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

describe('the arrival journal', () => {
  it('gives each reading to listeners and follower before the publish is acknowledged, while civil time is held', async () => {
    const bench = await openBench();
    const client = await connect(bench, 'dtu-1');
    const events: string[] = [];
    let held = 0;
    bench.gateway.onReading((reading) => events.push(`reading ${reading.meterId}`));
    follow(bench, (batch) => {
      held = bench.clock.held.size;
      events.push(`batch ${batch.from}-${batch.to} of ${batch.readings.length}`);
    });
    await client.publishAsync(READING, readings(1, 2), { qos: 1 });
    events.push('acknowledged');
    expect(events).toEqual(['reading E-0', 'reading E-1', 'batch 0-0 of 2', 'acknowledged']);
    expect(held).toBe(1);
    expect(bench.clock.held.size).toBe(0);
  });

  it('starts a follower at the lowest position that nobody reported, over a redeploy and over a restart', async () => {
    let bench = await openBench();
    let client = await connect(bench, 'dtu-1');
    const publish = async (numbers: readonly number[]): Promise<void> => {
      for (const number of numbers) await client.publishAsync(READING, readings(number), { qos: 1 });
    };
    const first = follow(bench, (batch) => {
      if (batch.from !== 2) bench.gateway.report(batch.from, batch.to);
    });
    await publish(numbers(0, 5));
    first.end();
    await publish(numbers(5, 8));
    expect(first.registers).toEqual(numbers(0, 5));

    const second = follow(bench);
    await until(() => second.registers.length === 4, 'the second one has caught up');
    expect(second.registers).toEqual([2, 5, 6, 7]);
    await publish([8]);
    second.end();

    bench = await bench.reopen();
    client = await connect(bench, 'dtu-1');
    const third = follow(bench, reporting(bench));
    await until(() => third.registers.length >= 7, 'the third one has caught up');
    await publish([9]);
    expect(third.registers).toEqual(numbers(2, 10));
    third.end();

    bench = await bench.reopen();
    const fourth = follow(bench);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(fourth.registers).toEqual([]);
  });

  it('loses and repeats nothing between catching up and what arrives meanwhile, in batches of at most 500', async () => {
    const bench = await openBench();
    const client = await connect(bench, 'dtu-1');
    for (let number = 0; number < 300; number++) client.publish(READING, readings(number, 3), { qos: 1 });
    await client.publishAsync(READING, readings(300, 3), { qos: 1 });
    const sizes: number[] = [];
    const seen = follow(bench, (batch) => {
      sizes.push(batch.readings.length);
      bench.gateway.report(batch.from, batch.to);
    });
    for (let number = 301; number < 400; number++) client.publish(READING, readings(number, 3), { qos: 1 });
    await client.publishAsync(READING, readings(400, 3), { qos: 1 });
    await until(() => seen.registers.length >= 401 * 3, 'it has caught up');
    expect(seen.registers).toEqual(numbers(0, 401).flatMap((number) => [number, number, number]));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(Math.max(...sizes)).toBeGreaterThan(300);
  });

  it('counts what a flow took and never reported, and passes on', async () => {
    let bench = await openBench({ dropAfterMs: 150 });
    const client = await connect(bench, 'dtu-1');
    follow(bench);
    await client.publishAsync(READING, readings(1, 4), { qos: 1 });
    expect(bench.gateway.counters().droppedByFlow).toBe(0);
    await until(() => bench.gateway.counters().droppedByFlow === 4, 'they count as dropped');
    bench = await bench.reopen();
    const again = follow(bench);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(again.registers).toEqual([]);
  });

  it('deletes what was taken over, and stays within its bound when nobody takes anything, counting what had to go', async () => {
    const bound = { journalMaxBytes: 40_000, journalSegmentBytes: 4_000 };
    const said: string[] = [];
    const bench = await openBench({ ...bound, warn: (sentence) => said.push(sentence) });
    const client = await connect(bench, 'dtu-1');
    const taking = follow(bench, reporting(bench));
    const publishAll = async (from: number, to: number): Promise<void> => {
      for (let number = from; number < to; number++) {
        await client.publishAsync(READING, readings(number, 2), { qos: 1 });
        if (number % 80 === 0) await new Promise((resolve) => setTimeout(resolve, 300));
      }
    };
    await publishAll(0, 160);
    expect(bench.gateway.counters().droppedByFlow).toBe(0);
    taking.end();
    await publishAll(161, 321);
    const dropped = bench.gateway.counters().droppedByFlow;
    expect(dropped).toBeGreaterThan(0);
    expect(said[0]).toContain('the arrival journal is full');
    const late = follow(bench);
    await until(() => late.registers.at(-1) === 320, 'what is left is given out');
    expect(late.registers.length + dropped).toBe(320);
  });

  it('takes one follower at a time, and says so', async () => {
    const bench = await openBench();
    const first = follow(bench);
    expect(() => follow(bench)).toThrow(/somebody follows it already/);
    first.end();
    first.end();
    follow(bench);
  });

  it('goes on when a listener or follower fails', async () => {
    const said: string[] = [];
    const bench = await openBench({ warn: (sentence) => said.push(sentence) });
    const client = await connect(bench, 'dtu-1');
    const fail = (): never => {
      throw new Error('broken flow');
    };
    bench.gateway.onReading(fail);
    follow(bench, fail);
    await client.publishAsync(READING, readings(1), { qos: 1 });
    await client.publishAsync(READING, readings(2), { qos: 1 });
    expect(bench.gateway.counters().readings).toBe(2);
    expect(said.every((sentence) => sentence.includes('broken flow'))).toBe(true);
  });

  it('in a folder that cannot be used is refused in one sentence', async () => {
    const bench = await openBench();
    await writeFile(join(bench.dir, 'file'), '');
    await expect(openBench({ journalDir: join(bench.dir, 'file', 'journal') })).rejects.toMatchObject({ key: 'log/folder' });
  });
});

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../../bin/start/summarise.ts';
import { type CivilDate, plusDays } from '../../core/calendar/civil.ts';

/*
 * The whole main job over 60 days: twice with one seed, and from 28 first days, so that every weekday and day of the month has its turn.
 * About a minute and a half a run on two cores; `npm test` runs 14 days of one seed.
 */
const start = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'start.js');
const RUN_MS = 600_000;

function mainJob(...args: string[]): Promise<{ code: number | null; summary: Summary }> {
  const data = mkdtempSync(join(tmpdir(), 'dunlock-long-'));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      start,
      ...['--headless', '--json', '--days', '60', '--data', data, '--port', '0', '--mqtt-port', '0'],
      ...args,
    ]);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => {
      rmSync(data, { recursive: true, force: true });
      try {
        resolve({ code, summary: JSON.parse(out) as Summary });
      } catch {
        reject(new Error(`the main job ended with ${code} and no summary:\n${err.slice(-2_000)}`));
      }
    });
  });
}

describe('the main job over 60 days', () => {
  it(
    'is the same twice with the same seed',
    async () => {
      const [first, second] = [await mainJob('--seed', '11'), await mainJob('--seed', '11')];
      expect(first.code).toBe(0);
      expect(second.summary).toEqual(first.summary);
      expect((await mainJob('--seed', '12')).summary.locks).not.toEqual(first.summary.locks);
    },
    3 * RUN_MS,
  );

  const first: CivilDate = '2026-02-02';
  it.each(Array.from({ length: 28 }, (_, day) => plusDays(first, day * 9)))(
    'begun on %s is not vacuous and holds its invariants',
    async (date) => {
      const { code, summary } = await mainJob('--start', date, '--seed', String(date.slice(8)));
      expect(summary.invariants.filter((invariant) => !invariant.held)).toEqual([]);
      expect(code).toBe(0);
    },
    RUN_MS,
  );
});

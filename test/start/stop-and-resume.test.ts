import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, inject, it } from 'vitest';
import { storedTwinClock } from '../../simulator/twin.ts';
import { storedClock } from '../../site/stored-settings.ts';

const start = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'start.js');
const data = mkdtempSync(join(tmpdir(), 'dunlock-resume-'));

interface Running {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<number | null>;
}

const running: Running[] = [];

function begin(): Running {
  const args = ['--data', data, '--port', '0', '--mqtt-port', '0', '--speed', '200000', '--seed', '5', '--influx', inject('influxUrl')];
  const child = spawn(process.execPath, [start, ...args], { env: { ...process.env, DUNLOCK_INFLUX_DATABASE: 'resume' } });
  const lines: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n')));
  child.stderr.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n')));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const one = { child, lines, ended };
  running.push(one);
  return one;
}

/** Resolves with the first line that fits. @throws with all lines when none came in time */
async function line(of: Running, pattern: RegExp): Promise<string> {
  const until = performance.now() + 45_000;
  for (;;) {
    const found = of.lines.find((text) => pattern.test(text));
    if (found) return found;
    if (performance.now() > until) throw new Error(`no ${pattern} in:\n${of.lines.join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What each meter has counted in all, in the twin's own finest unit. */
function registers(): Record<string, number> {
  const state = JSON.parse(readFileSync(join(data, 'twin', 'state.json'), 'utf8')) as { meters: Record<string, { work: number }> };
  return Object.fromEntries(Object.entries(state.meters).map(([meter, { work }]) => [meter, work]));
}

afterEach(() => {
  for (const { child } of running) child.kill('SIGKILL');
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe('npm start, stopped and started again', () => {
  it('ends cleanly within five seconds, carries on where it stopped, and survives a kill', async () => {
    const first = begin();
    await line(first, /: beginning at /);
    await line(first, /^\d{4}-\d{2}-\d{2} · P .* · locked \d+ · /);
    const asked = performance.now();
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5_000);
    const stood = storedClock(data);
    const before = registers();
    expect(stood).not.toBeNull();
    expect(storedTwinClock(join(data, 'twin'))).not.toBeNull();

    const second = begin();
    expect(await line(second, /: carrying on at /)).toContain('carrying on');
    await line(second, /^\d{4}-\d{2}-\d{2} · P /);
    second.child.kill('SIGKILL');
    await second.ended;
    const killedAt = storedClock(data);
    expect(String(killedAt) > String(stood)).toBe(true);

    const third = begin();
    await line(third, /: carrying on at /);
    await line(third, /^\d{4}-\d{2}-\d{2} · P /);
    third.child.kill('SIGINT');
    expect(await third.ended).toBe(0);
    expect(String(storedClock(data)) > String(killedAt)).toBe(true);
    const after = registers();
    for (const [meter, register] of Object.entries(before)) expect(after[meter], meter).toBeGreaterThanOrEqual(register);
    expect(Object.values(after).reduce((a, b) => a + b, 0)).toBeGreaterThan(Object.values(before).reduce((a, b) => a + b, 0));
  }, 150_000);
});

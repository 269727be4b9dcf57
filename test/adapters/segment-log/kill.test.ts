import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSegmentLog } from '../../../adapters/segment-log.ts';

/** Starts the writer, kills it with -9 once it has acknowledged `count` records, and returns what it acknowledged. */
async function writeAndKill(dir: string, count: number): Promise<Map<number, number>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.split('\n').length > count) child.kill('SIGKILL');
    });
    child.on('close', () => resolve());
  });
  const lines = text.split('\n').slice(0, -1);
  return new Map(lines.map((line) => line.split(' ').map(Number) as [number, number]));
}

it('loses no acknowledged record to kill -9, time after time', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'dunlock-kill-'));
  try {
    const acknowledged = new Map<number, number>();
    for (const count of [40, 300, 150]) for (const [mine, position] of await writeAndKill(dir, count)) acknowledged.set(mine, position);
    expect(acknowledged.size).toBeGreaterThan(480);
    const log = await openSegmentLog({ dir, maxBytes: 64 * 1024 * 1024 });
    const stored = new Map<number, number>();
    for (let at = 0; at < log.next; ) {
      const records = await log.read(at, 100_000);
      for (const { position, data } of records) stored.set(JSON.parse(data.toString()).mine, position);
      at = (records.at(-1)?.position ?? log.next) + 1;
    }
    await log.close();
    for (const [mine, position] of acknowledged) expect(stored.get(mine)).toBe(position);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});

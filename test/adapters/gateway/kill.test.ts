import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { expect, it } from 'vitest';
import { dtuTopic } from '../../../core/protocols/dtu-json/topics.ts';
import { openBench, passwordOf, readings, SITE, until } from './gateway-bench.ts';

async function startBroker(journalDir: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'broker-process.ts'), journalDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve) => child.stdout?.once('data', (chunk) => resolve(Number(chunk.toString()))));
  return { child, port };
}

/** Publishes as fast as it is acknowledged; kills the broker after `count` acknowledgements. Returns the numbers acknowledged. */
async function publishUntilKilled(journalDir: string, from: number, count: number): Promise<number[]> {
  const { child, port } = await startBroker(journalDir);
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, {
    clientId: 'dtu-1',
    username: 'dtu-1',
    password: passwordOf('dtu-1'),
    reconnectPeriod: 0,
  });
  client.on('error', () => {});
  const acknowledged: number[] = [];
  let number = from;
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    const next = (): void => {
      const mine = number++;
      client.publish(dtuTopic(SITE, 'dtu-1', 'up/reading'), readings(mine, 3), { qos: 1 }, (error) => {
        if (error) return;
        acknowledged.push(mine);
        if (acknowledged.length === count) child.kill('SIGKILL');
        if (acknowledged.length < count) next();
      });
    };
    for (let n = 0; n < 10; n++) next();
  });
  client.end(true);
  return acknowledged;
}

it('no acknowledged publish is lost when the broker is killed with -9, time after time', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'dunlock-broker-'));
  const acknowledged: number[] = [];
  for (const [round, count] of [60, 200, 120].entries())
    acknowledged.push(...(await publishUntilKilled(join(dir, 'journal'), round * 1_000, count)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(380);
  const bench = await openBench({}, dir);
  const stored = new Map<number, number>();
  bench.gateway.follow((batch) => {
    for (const reading of batch.readings) stored.set(reading.register, (stored.get(reading.register) ?? 0) + 1);
    bench.gateway.report(batch.from, batch.to);
  });
  await until(() => stored.size >= acknowledged.length, 'the journal is read');
  for (const number of acknowledged) expect(stored.get(number)).toBe(3);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Channel, OutgoingMessage } from '../../../adapters/channels/channel.ts';
import type { Gateway } from '../../../adapters/gateway/gateway.ts';
import { openGateway } from '../../../adapters/gateway/open-gateway.ts';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { Clock } from '../../../core/calendar/clock.ts';
import { linklessGateway } from '../../../site/linkless-gateway.ts';
import { type TestContext, type TestContextOptions, testContext } from '../../setup/context.ts';
import { furnish } from './estate.ts';
import { type TestDtu, testDtu, testMeter } from './test-dtu.ts';

export const DUE: CivilDate = '2026-01-05';

/** A mall with two shops (t-1 in u-1, t-2 in u-2) behind one DTU on a real broker, with a real store, and a phone that takes every message. */
export interface LockSite {
  readonly context: TestContext;
  readonly dtu: TestDtu;
  /** Messages that reached the phone. */
  readonly phone: OutgoingMessage[];
}

export interface LockSiteOptions extends TestContextOptions {
  /** Meters that offer their button. */
  readonly button?: boolean;
  readonly leaseReconnect?: 'as-meter' | 'direct';
}

export async function lockSite(options: LockSiteOptions = {}): Promise<LockSite> {
  const phone: OutgoingMessage[] = [];
  const channel: Channel = {
    name: 'webhook',
    idempotent: true,
    async deliver(message) {
      phone.push(message);
      return { kind: 'sent', detail: '200' };
    },
  };
  let clock: Clock | null = null;
  const civil: Clock = {
    now: () => (clock ?? unset()).now(),
    alarm: (at, wake) => (clock ?? unset()).alarm(at, wake),
    hold: (what) => (clock ?? unset()).hold(what),
  };
  const gateway = await openTestGateway(civil);
  const context = await testContext({ start: DUE, channels: [channel], gateway: gateway ?? linklessGateway(), ...options });
  clock = context.clock;
  const meters = [
    testMeter('m-1e', 'electricity', '0011', 900),
    testMeter('m-1w', 'water', '0012', 120),
    testMeter('m-2e', 'electricity', '0021', 0),
  ];
  const dtu = await testDtu(gateway.mqttPort, context.siteId, 'd-1', meters, () => context.clock.now());
  gateway.onReading((reading) => void context.lastReadings.set(reading.meterId, reading));
  await furnish(context, options);
  return { context, dtu, phone };
}

async function openTestGateway(clock: Clock): Promise<Gateway> {
  const folder = mkdtempSync(join(tmpdir(), 'dunlock-lock-'));
  const gateway = await openGateway({
    siteId: 'mall',
    host: '127.0.0.1',
    port: 0,
    journalDir: join(folder, 'journal'),
    clock,
    requestTimeoutMs: 800,
    findAccess: async () => ({ verify: async () => true, signingKey: Buffer.from('key') }),
  });
  onTestFinished(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return gateway;
}

function unset(): never {
  throw new Error('the clock is not there yet');
}

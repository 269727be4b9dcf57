import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Channel } from '../../adapters/channels/channel.ts';
import { openDocuments } from '../../adapters/documents/open-documents.ts';
import type { Gateway } from '../../adapters/gateway/gateway.ts';
import { openSqliteStore } from '../../adapters/store/sqlite/open-sqlite-store.ts';
import { type CivilDate, type Instant, instantAt } from '../../core/calendar/civil.ts';
import { SimulatedClock } from '../../core/calendar/simulated-clock.ts';
import type { Reading } from '../../core/estate/reading.ts';
import { DEMO_MALL } from '../../core/lock/packs/demo-mall.ts';
import type { Pack } from '../../core/lock/packs/pack.ts';
import type { EngineContext, SiteMode } from '../../engine/context.ts';
import { linklessGateway } from '../../site/linkless-gateway.ts';

export interface TestContextOptions {
  readonly timeZone?: string;
  readonly currency?: string;
  readonly pack?: Pack;
  /** Local date on which it begins, at 00:05. */
  readonly start?: CivilDate;
  readonly mode?: SiteMode;
  /** Every DTU is offline when absent. */
  readonly gateway?: Gateway;
  readonly channels?: readonly Channel[];
}

/** A context over a real store, with the clock and the last readings in the test's hands. */
export interface TestContext extends EngineContext {
  readonly clock: SimulatedClock;
  /** What `lastReading` answers, by meter. */
  readonly lastReadings: Map<string, Reading>;
  /** The file of its store. */
  readonly storePath: string;
  /** Moves time to a local date and time. */
  goTo(date: CivilDate, time?: `${number}:${string}`): Promise<Instant>;
}

/** Opens a store in a folder of its own; both go when the test that asked for it ends. */
export async function testContext(options: TestContextOptions = {}): Promise<TestContext> {
  const timeZone = options.timeZone ?? 'Asia/Shanghai';
  const currency = options.currency ?? 'CNY';
  const pack = options.pack ?? DEMO_MALL;
  const clock = new SimulatedClock(instantAt(options.start ?? '2026-01-05', '00:05', timeZone));
  const folder = mkdtempSync(join(tmpdir(), 'dunlock-test-'));
  const site = { siteId: 'mall', name: 'Test mall', timeZone, currency, simulated: true, pack: pack.id, settings: '{}' };
  const store = await openSqliteStore(join(folder, 'site.db'), site, clock.now());
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const lastReadings = new Map<string, Reading>();
  let tokens = 0;
  return {
    siteId: site.siteId,
    siteName: site.name,
    timeZone,
    currency,
    mode: options.mode ?? 'simulated',
    pack,
    store,
    storePath: join(folder, 'site.db'),
    clock,
    gateway: options.gateway ?? linklessGateway(),
    channels: options.channels ?? [],
    documents: openDocuments(),
    lastReadings,
    lastReading: (meterId) => lastReadings.get(meterId) ?? null,
    newToken: () => `token-${++tokens}`,
    async goTo(date, time = '00:05') {
      await clock.advanceTo(instantAt(date, time, timeZone));
      return clock.now();
    },
  };
}

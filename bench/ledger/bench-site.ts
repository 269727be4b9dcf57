import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDocuments } from '../../adapters/documents/open-documents.ts';
import { openSqliteStore } from '../../adapters/store/sqlite/open-sqlite-store.ts';
import { type CivilDate, instantAt } from '../../core/calendar/civil.ts';
import { SimulatedClock } from '../../core/calendar/simulated-clock.ts';
import { DEMO_MALL } from '../../core/lock/packs/demo-mall.ts';
import type { EngineContext } from '../../engine/context.ts';
import { linklessGateway } from '../../site/linkless-gateway.ts';

export interface BenchSite {
  readonly context: EngineContext;
  readonly folder: string;
  readonly path: string;
  close(): Promise<void>;
}

/** The first and the last day of what is charged and paid. */
export const YEARS = { from: '2023-01-01' as CivilDate, to: '2026-01-01' as CivilDate };
const TIME_ZONE = 'Asia/Shanghai';

/** A site over a new store in a folder of its own, the day after the three years. */
export async function benchSite(): Promise<BenchSite> {
  const folder = await mkdtemp(join(tmpdir(), 'dunlock-bench-'));
  const clock = new SimulatedClock(instantAt('2026-01-02', '09:00', TIME_ZONE));
  const path = join(folder, 'site.db');
  const site = { siteId: 'mall', name: 'Bench', timeZone: TIME_ZONE, currency: 'CNY', simulated: true, pack: DEMO_MALL.id, settings: '{}' };
  const store = await openSqliteStore(path, site, clock.now());
  const context: EngineContext = {
    siteId: site.siteId,
    siteName: site.name,
    timeZone: TIME_ZONE,
    currency: site.currency,
    mode: 'simulated',
    pack: DEMO_MALL,
    store,
    clock,
    gateway: linklessGateway(),
    channels: [],
    documents: openDocuments(),
    lastReading: () => null,
    newToken: () => 'token',
  };
  return {
    context,
    folder,
    path,
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

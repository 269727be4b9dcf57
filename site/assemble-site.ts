import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { webhookChannel } from '../adapters/channels/webhook.ts';
import { openDocuments } from '../adapters/documents/open-documents.ts';
import type { Gateway } from '../adapters/gateway/gateway.ts';
import { openGateway } from '../adapters/gateway/open-gateway.ts';
import { openSqliteStore } from '../adapters/store/sqlite/open-sqlite-store.ts';
import type { ClockKind, Store } from '../adapters/store/store.ts';
import { openTelemetry } from '../adapters/telemetry/open-telemetry.ts';
import type { Telemetry } from '../adapters/telemetry/telemetry.ts';
import type { Clock } from '../core/calendar/clock.ts';
import { findPack } from '../core/lock/packs/registry.ts';
import { carryOutOrder } from '../engine/carry-out-orders.ts';
import type { EngineContext } from '../engine/context.ts';
import { dueRows, nextDueAt } from '../engine/due-rows.ts';
import { dueOrders, nextOrderAt } from '../engine/order-queue.ts';
import { recoverMessages } from '../engine/recover-messages.ts';
import { watchReading } from '../engine/watch-circuits.ts';
import { civilClock } from './civil-clock.ts';
import { DueService } from './due-service.ts';
import { LastReadings } from './last-readings.ts';
import { linklessGateway } from './linkless-gateway.ts';
import { makeFolder } from './make-folder.ts';
import { MeterIndex } from './meter-index.ts';
import { noteClockHourly } from './note-clock.ts';
import { OrderDispatcher } from './order-dispatcher.ts';
import { OrderResults } from './order-results.ts';
import { accessOf, siteKey } from './secrets.ts';
import { type SiteSettings, settingsToStore } from './settings.ts';
import { SiteError } from './site-error.ts';
import { SystemClock } from './system-clock.ts';

/** The parts of an open site, wired to each other. */
export interface SiteParts {
  readonly context: EngineContext;
  readonly store: Store;
  readonly gateway: Gateway;
  readonly telemetry: Telemetry;
  readonly due: DueService;
  readonly results: OrderResults;
  readonly dispatcher: OrderDispatcher;
  readonly meters: MeterIndex;
  readonly key: Buffer;
  close(): Promise<void>;
}

export interface AssembleOptions {
  /** Null: see `civilClock`. */
  readonly clock: Clock | null;
  /** False: no port is opened and nothing wakes by itself (a command that only reads or writes the store). */
  readonly links: boolean;
  readonly log: (line: string) => void;
}

const WEBHOOK_TIMEOUT_MS = 10_000;

/** Opens every part of a site and joins them. What fails closes what was opened before it. */
export async function assembleSite(settings: SiteSettings, options: AssembleOptions): Promise<SiteParts> {
  const pack = findPack(settings.pack);
  if (!pack)
    throw new SiteError(
      'site/pack',
      settings.pack,
      'there is no such policy pack',
      'name one that ships: demo-mall (simulated sites) or cautious',
    );
  if (!pack.forRealSites && !settings.simulated) {
    throw new SiteError(
      'site/pack',
      pack.id,
      'this pack is no model for a real site',
      'choose cautious or a pack of your own, or make the site a simulated one',
    );
  }
  makeFolder(settings.dataDir);
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of opened.reverse().splice(0)) await end();
  };
  try {
    const store = await openSqliteStore(
      join(settings.dataDir, 'site.db'),
      {
        siteId: settings.siteId,
        name: settings.name,
        timeZone: settings.timeZone,
        currency: settings.currency,
        simulated: settings.simulated,
        pack: settings.pack,
        settings: settingsToStore(settings),
      },
      (options.clock ?? new SystemClock()).now(),
    );
    const { clock, kind } = civilClock(store, options.clock, options.links);
    opened.push(async () => {
      await store.noteClock(clock.now(), kind);
      await store.close();
    });
    if (kind !== store.site.clockKind) await store.noteClock(clock.now(), kind);
    const key = siteKey(settings.dataDir);
    const meters = new MeterIndex(store);
    const gateway = options.links ? await openLinks(settings, { store, meters, key, clock, warn: options.log }) : linklessGateway();
    opened.push(() => gateway.close());
    const telemetry = await openTelemetry({
      spoolDir: join(settings.dataDir, 'spool'),
      influx: options.links ? settings.influx : null,
      clock,
      warn: options.log,
    });
    opened.push(() => telemetry.close());
    const readings = new LastReadings();
    const context: EngineContext = {
      siteId: settings.siteId,
      siteName: settings.name,
      timeZone: settings.timeZone,
      currency: settings.currency,
      mode: settings.simulated ? 'simulated' : 'dry-run',
      pack,
      store,
      clock,
      gateway,
      channels: [webhookChannel({ timeoutMs: WEBHOOK_TIMEOUT_MS, signingKey: key })],
      documents: openDocuments(),
      lastReading: (meterId) => readings.get(meterId),
      newToken: () => randomBytes(18).toString('base64url'),
    };
    return { ...joinParts(context, kind, store, gateway, telemetry, readings, options, opened), meters, key, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function joinParts(
  context: EngineContext,
  kind: ClockKind,
  store: Store,
  gateway: Gateway,
  telemetry: Telemetry,
  readings: LastReadings,
  options: AssembleOptions,
  opened: (() => Promise<void>)[],
): Omit<SiteParts, 'meters' | 'key' | 'close'> {
  const failed = (error: unknown): void => options.log(`dunlock: ${error instanceof Error ? error.message : String(error)}`);
  const results = new OrderResults();
  const due = new DueService(
    context.clock,
    context.timeZone,
    { rows: (now) => dueRows(context, now), nextAfter: () => nextDueAt(context) },
    failed,
  );
  const dispatcher = new OrderDispatcher(
    context.clock,
    { due: () => dueOrders(context), nextAt: () => nextOrderAt(context), carryOut: (orderId) => carryOutOrder(context, orderId) },
    (result) => results.deliver(result),
    failed,
  );
  opened.push(() => due.close());
  opened.push(() => dispatcher.close());
  gateway.onReading((reading) => {
    readings.note(reading);
    if (reading.switchState === 'off') watch(context, reading, results, failed);
  });
  if (options.links) {
    store.onCommit(() => {
      dispatcher.look();
      due.look();
    });
    gateway.onPresence(() => dispatcher.look());
    gateway.onMalformed((dtuId, reason, raw) => {
      void keepReject(context, dtuId, reason, raw).catch(failed);
    });
    const endNoting = noteClockHourly(context.clock, kind, store, failed);
    opened.push(async () => endNoting());
    void recoverMessages(context).catch(failed);
    dispatcher.look();
  }
  return { context, store, gateway, telemetry, due, results, dispatcher };
}

function watch(
  context: EngineContext,
  reading: Parameters<typeof watchReading>[1],
  results: OrderResults,
  failed: (error: unknown) => void,
): void {
  const release = context.clock.hold('watch');
  watchReading(context, reading)
    .then((result) => {
      if (result) results.deliver(result);
    })
    .catch(failed)
    .finally(release);
}

async function keepReject(context: EngineContext, dtuId: string, reason: string, raw: string): Promise<void> {
  const knownAt = context.clock.now();
  await context.store.transaction((tx) =>
    tx.ledger.addReject({ source: 'reading', origin: `dtu ${dtuId}`, line: null, column: null, reason, raw, knownAt }),
  );
}

interface LinkParts {
  readonly store: Store;
  readonly meters: MeterIndex;
  readonly key: Buffer;
  readonly clock: Clock;
  readonly warn: (line: string) => void;
}

function openLinks(settings: SiteSettings, { store, meters, key, clock, warn }: LinkParts): Promise<Gateway> {
  return openGateway({
    siteId: settings.siteId,
    host: settings.broker.host,
    port: settings.broker.port,
    journalDir: join(settings.dataDir, 'journal'),
    findAccess: async (dtuId) => {
      const credentials = await store.read((tx) => tx.estate.credentials(dtuId));
      return credentials && accessOf(credentials, key);
    },
    clock,
    requestTimeoutMs: settings.gateway.requestTimeoutMs,
    warn,
    objections: (readings) => meters.objections(readings, clock.now()),
  });
}

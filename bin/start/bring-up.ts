import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CivilDate, dateIn, type Instant, instantAt, instantOf, plusDays } from '../../core/calendar/civil.ts';
import { SimulatedClock } from '../../core/calendar/simulated-clock.ts';
import { createTwin, storedTwinClock, type Twin } from '../../simulator/twin.ts';
import { isOwned } from '../../site/control-socket.ts';
import { makeFolder } from '../../site/make-folder.ts';
import { closeAbandonedSites, openSite } from '../../site/open-site.ts';
import { settingsFromEnvironment } from '../../site/settings.ts';
import type { Site } from '../../site/site.ts';
import { SiteError } from '../../site/site-error.ts';
import { storedClock } from '../../site/stored-settings.ts';
import { ensureInflux } from '../influxd/ensure-influx.ts';
import { type RunningNodeRed, startNodeRed } from './node-red.ts';
import type { StartOptions } from './options.ts';
import { watchClock } from './watchdog.ts';

/** The running system: everything `npm start` brings up, in the order of its coming up. */
export interface System {
  readonly clock: SimulatedClock;
  readonly site: Site;
  readonly twin: Twin;
  readonly nodeRed: RunningNodeRed;
  readonly influxUrl: string | null;
  /** Where civil time stood when it came up. */
  readonly from: Instant;
  readonly resumed: boolean;
  /** The first instant of this site's life: what a dashboard's range begins with. */
  readonly since: Instant;
  close(): Promise<void>;
}

/* A headless run must not depend on today (DESIGN.md, The twin): a Monday, chosen once. */
const FIXED_MONDAY: CivilDate = '2026-01-05';
const FLUSH_MS = 2_000;

/** Brings up InfluxDB, the site, Node-RED with the flow, and the twin. Closes what it had opened when a step fails. */
export async function bringUp(options: StartOptions, say: (line: string) => void): Promise<System> {
  const root = projectRoot();
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of opened.reverse().splice(0)) await end();
  };
  try {
    await prepareFolder(options);
    const influx = await ensureInflux({
      url: options.influx,
      dataDir: join(options.data, 'influxdb'),
      cacheDir: join(root, '.cache'),
      log: say,
    });
    const problem = influx.url === null ? influx.reason : influx.problem;
    if (problem !== null && options.headless) {
      throw new SiteError('missing/influxdb', 'InfluxDB', problem, 'the headless run checks that every reading is stored there');
    }
    if (influx.url === null) say(`No InfluxDB: ${influx.reason}. Telemetry waits in the spool; nothing is lost.`);
    else opened.push(influx.stop);

    setEnvironment(options, influx.url);
    const settings = settingsFromEnvironment(process.env);
    const stood = later(storedClock(options.data), storedTwinClock(join(options.data, 'twin')));
    const from = stood ?? firstInstant(options, settings.timeZone);
    const clock = new SimulatedClock(from);
    const endWatch = watchClock(clock, say);
    opened.push(async () => endWatch());
    const site = await openSite(settings, { clock, lingerMs: 0, log: say });
    opened.push(() => site.release());

    const nodeRed = await startNodeRed({
      root,
      userDir: join(options.data, 'node-red'),
      flow: join(root, 'flows', 'mall.json'),
      port: options.port,
      editor: !options.headless,
      clock,
      log: say,
    });
    opened.push(async () => {
      await nodeRed.stop();
      await site.flushTelemetry(FLUSH_MS);
    });
    const twin = await createTwin({
      clock,
      seed: options.seed,
      start: dateIn(from, settings.timeZone),
      dataDir: join(options.data, 'twin'),
      timeZone: settings.timeZone,
      currency: settings.currency,
      siteId: settings.siteId,
      siteUrl: nodeRed.url,
      adminUrl: nodeRed.url,
      mqttUrl: `mqtt://127.0.0.1:${site.mqttPort}`,
      log: say,
    });
    opened.push(() => twin.close());
    await twin.install();
    await twin.begin();
    return {
      clock,
      site,
      twin,
      nodeRed,
      influxUrl: influx.url,
      from,
      resumed: stood !== null,
      since: instantAt(twin.report().start as CivilDate, '00:00', settings.timeZone),
      close,
    };
  } catch (error) {
    await close();
    await closeAbandonedSites();
    throw error;
  }
}

/** A headless run without `--data` begins afresh; every folder must be writable before anything is started in it. */
async function prepareFolder(options: StartOptions): Promise<void> {
  if (options.fresh) {
    if (await isOwned(options.data))
      throw new SiteError('site/owned', options.data, 'another run is using it', 'wait for it, or give another folder with --data');
    rmSync(options.data, { recursive: true, force: true });
  }
  makeFolder(options.data);
}

/** `flows/mall.json` takes its settings from these, so that the flow and this process open the same site. */
function setEnvironment(options: StartOptions, influxUrl: string | null): void {
  process.env.DUNLOCK_DATA = options.data;
  process.env.DUNLOCK_MQTT_PORT = String(options.mqttPort);
  process.env.DUNLOCK_SIMULATED = 'true';
  if (influxUrl === null) delete process.env.DUNLOCK_INFLUX_URL;
  else process.env.DUNLOCK_INFLUX_URL = influxUrl;
}

function firstInstant(options: StartOptions, timeZone: string): Instant {
  const today = dateIn(instantOf(Date.now()), timeZone);
  const first = options.start ?? (options.headless ? FIXED_MONDAY : plusDays(today, -options.days));
  return instantAt(first, '00:00', timeZone);
}

function later(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/* The sources lie one folder less deep than the build. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'flows', 'mall.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

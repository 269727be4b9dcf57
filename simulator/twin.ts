import { type CivilDate, epochMs } from '../core/calendar/civil.ts';
import type { Clock } from '../core/calendar/clock.ts';
import { doorsOf } from './doors/doors.ts';
import type { SimulatedDtu } from './dtus/dtu.ts';
import { simulateDtus } from './dtus/dtus.ts';
import { makeEstate, writeEstateFiles } from './estate/write-files.ts';
import { type Heartbeat, heartbeatOf } from './heartbeat.ts';
import { installEstate } from './install.ts';
import { buildFleet, catchUp } from './meters/fleet.ts';
import { reportOf, type TwinReport } from './oracle/report.ts';
import { takeMessage } from './phone/inbox.ts';
import { openPhone } from './phone/phone.ts';
import { agendaOf } from './state/agenda.ts';
import { loadState, stateSaver } from './state/state-file.ts';
import { newState, type TwinState } from './state/twin-state.ts';
import type { TwinContext } from './twin-context.ts';

export type { LockSeen, TwinReport } from './oracle/report.ts';
export { storedTwinClock } from './state/state-file.ts';

export interface TwinOptions {
  readonly clock: Clock;
  /** Everything that the twin draws follows from it. A twin that ran before in its folder keeps its own. */
  readonly seed: number;
  /** First civil day of the run, likewise. */
  readonly start: CivilDate;
  /** The twin's own folder: `estate.json`, `leases.json`, `history.csv`, `bank/`, `state.json`. */
  readonly dataDir: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly siteId: string;
  /** Root of the flow's doors, `<siteUrl>/dunlock/…`. */
  readonly siteUrl: string;
  /** Root of `<adminUrl>/dunlock-admin/…`. */
  readonly adminUrl: string;
  readonly mqttUrl: string;
  /** 0 or absent = any free one, kept over restarts. */
  readonly phonePort?: number;
  /** Where its few lines go; the standard error output when absent. */
  readonly log?: (line: string) => void;
}

/** The digital twin of one mall: meters, DTUs, tenants with their phones, their bank and an operator. */
export interface Twin {
  /** Writes its files and brings them to the site's doors. @throws when a door does not take them */
  install(): Promise<void>;
  /** Connects the DTUs, lets registers catch up, and from then on lives by the clock. @throws when a DTU is not let in */
  begin(): Promise<void>;
  /** Ends everything and keeps the state. */
  close(): Promise<void>;
  report(): TwinReport;
}

/** Builds a twin, or takes up the one that ran in its folder before. Its phone is open when this resolves. */
export async function createTwin(options: TwinOptions): Promise<Twin> {
  const { clock, dataDir, timeZone, currency, siteId } = options;
  const warn = onceOf(options.log ?? ((line) => console.error(line)));
  const state = loadState(dataDir) ?? newState({ seed: options.seed, start: options.start, clock: clock.now() });
  if (state.seed !== options.seed) warn('seed', `the twin in ${dataDir} was begun with seed ${state.seed} and keeps it`);

  let context: TwinContext | null = null;
  const phone = await openPhone(options.phonePort || state.phonePort, async (body) =>
    context ? takeMessage(context, body) : { status: 503, body: { error: 'not ready' } },
  );
  state.phonePort = phone.port;
  const estate = makeEstate({ seed: state.seed, start: state.start, currency, phoneUrl: phone.url });
  const ms = epochMs(later(state.clock, clock.now()));
  const fleet = buildFleet(estate, state, { timeZone, ms });
  const { siteUrl, adminUrl } = options;
  const doors = doorsOf({ clock, siteUrl, adminUrl, warn, onError: () => state.counts.doorErrors++ });
  const save = stateSaver(dataDir, state);
  const agenda = agendaOf(state.agenda, clock, () => void heartbeat?.keepAppointments());
  const twin: TwinContext = { clock, siteId, timeZone, currency, folder: dataDir, estate, fleet, state, save, agenda, doors, warn };
  context = twin;
  let dtus: readonly SimulatedDtu[] = [];
  let heartbeat: Heartbeat | null = null;

  return {
    async install() {
      await writeEstateFiles(estate.files, dataDir);
      await installEstate(twin);
    },
    async begin() {
      if (state.installedPort !== phone.port) await installEstate(twin);
      const now = epochMs(later(state.clock, clock.now()));
      catchUp(fleet, now);
      dtus = simulateDtus(twin, options.mqttUrl);
      await Promise.all(dtus.map((dtu) => dtu.begin(now)));
      heartbeat = heartbeatOf(twin, dtus);
      agenda.begin();
      heartbeat.begin();
      await heartbeat.keepAppointments();
    },
    async close() {
      agenda.close();
      await heartbeat?.close();
      await Promise.all(dtus.map((dtu) => dtu.close()));
      await phone.close();
      doors.close();
      await finish(twin);
    },
    report: () => reportOf(twin),
  };
}

async function finish(context: TwinContext): Promise<void> {
  const { state, clock, fleet, save } = context;
  state.clock = later(state.clock, clock.now()) as TwinState['clock'];
  catchUp(fleet, epochMs(state.clock));
  await save();
}

function later<T extends string>(a: T, b: T): T {
  return a > b ? a : b;
}

function onceOf(log: (line: string) => void): (kind: string, text: string) => void {
  const said = new Set<string>();
  return (kind, text) => {
    if (said.has(kind)) return;
    said.add(kind);
    log(text);
  };
}

import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type CivilDate, parseCivilDate } from '../../core/calendar/civil.ts';

/** What `npm start` was asked to do. */
export interface StartOptions {
  readonly headless: boolean;
  /** Simulated days: of the run when headless, before today otherwise. */
  readonly days: number;
  /** Civil seconds per real second while catching up; 8640 is one day in 10 s. */
  readonly speed: number;
  readonly seed: number;
  readonly start: CivilDate | null;
  readonly data: string;
  /** The folder is emptied first: a headless run without `--data` starts afresh, so that the same seed gives the same run. */
  readonly fresh: boolean;
  readonly port: number;
  readonly mqttPort: number;
  readonly influx: string | null;
  readonly json: boolean;
}

const ABOUT = `Runs the whole system on a simulated mall: a twin of 64 tenants with their meters and DTUs, the embedded broker,
Node-RED with flows/mall.json, and telemetry in InfluxDB (which is brought along when there is none).

Without --headless it begins 60 days before today, runs one day in 10 s up to the present, and goes on at real speed;
the editor is at http://127.0.0.1:1880. Ctrl-C ends it; the next start carries on where it stopped.

With --headless it runs --days simulated days as fast as it can, prints a summary, and checks its invariants.

Examples:
  npm start
  npm start -- --speed 86400                    one day a second
  npm start -- --headless --days 60             the whole run, with its summary
  npm start -- --headless --days 14 --json --data /tmp/run

Exit codes: 0 done · 1 an invariant failed · 2 usage or configuration · 3 something it needs could not be had`;

/** Reads the command line; prints help or a usage error and ends the process itself where the call asks for it. */
export function readOptions(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): StartOptions {
  const command = new Command('npm start --')
    .description(ABOUT)
    .option('--headless', 'no editor; run --days as fast as possible, then print the summary', false)
    .option('--days <n>', 'simulated days (headless), or how many days before today to begin', whole(1, 3_650), 60)
    .option('--speed <s>', 'civil seconds per real second while catching up (8640 = one day in 10 s)', positive, 8_640)
    .option('--seed <n>', 'seed of everything that the twin draws', whole(0, 2 ** 31), 1)
    .option('--start <date>', 'first simulated day, YYYY-MM-DD', date)
    .option('--data <dir>', 'where all state lives (default: .dunlock, headless: .dunlock/headless, emptied first)', folder)
    .option('--port <n>', 'port of Node-RED, 0 = any free', whole(0, 65_535), 1880)
    .option('--mqtt-port <n>', 'port of the broker, 0 = any free', whole(0, 65_535), 1883)
    .addOption(
      new Option('--influx <url>', 'an InfluxDB that is already there')
        .default(env.DUNLOCK_INFLUX_URL ?? null, 'DUNLOCK_INFLUX_URL')
        .argParser(address),
    )
    .option('--json', 'print one JSON document on stdout and nothing else', false)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  command.parse([...argv], { from: 'user' });
  const given = command.opts<{
    headless: boolean;
    days: number;
    speed: number;
    seed: number;
    start?: CivilDate;
    data?: string;
    port: number;
    mqttPort: number;
    influx: string | null;
    json: boolean;
  }>();
  return {
    ...given,
    start: given.start ?? null,
    data: resolve(given.data ?? (given.headless ? '.dunlock/headless' : '.dunlock')),
    fresh: given.headless && given.data === undefined,
    influx: given.influx === '' ? null : given.influx,
  };
}

function whole(min: number, max: number): (text: string) => number {
  return (text) => {
    const n = Number(text);
    if (!Number.isInteger(n) || n < min || n > max) throw new InvalidArgumentError(`give a whole number from ${min} to ${max}.`);
    return n;
  };
}

function address(text: string): string {
  if (text !== '' && !(/^https?:\/\/[^/]/.test(text) && URL.canParse(text))) {
    throw new InvalidArgumentError('give an address such as http://127.0.0.1:8086.');
  }
  return text;
}

function folder(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('give a folder.');
  return text;
}

function positive(text: string): number {
  const n = Number(text);
  if (!(n > 0) || !Number.isFinite(n)) throw new InvalidArgumentError('give a number above 0.');
  return n;
}

function date(text: string): CivilDate {
  const read = parseCivilDate(text);
  if (!read) throw new InvalidArgumentError('give a date such as 2026-03-02.');
  return read;
}

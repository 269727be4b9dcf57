import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type CivilDate, parseCivilDate } from '../../core/calendar/civil.ts';
import { isCurrency } from '../../core/money/currency.ts';
import { makeEstate, writeEstateFiles } from '../../simulator/estate/write-files.ts';

interface EstateOptions {
  readonly out: string;
  readonly seed: number;
  readonly start: CivilDate;
  readonly currency: string;
  readonly phone: string;
  readonly json: boolean;
}

const ABOUT = `Writes the files of the simulated mall: estate.json (units, tenants, circuits, meters, DTUs), leases.json, and history.csv:
the real payment history of 64 customers, moved by whole weeks to before the first day. They are imported like anybody's:

  dunlock-sim estate --out /tmp/mall
  dunlock import estate /tmp/mall/estate.json
  dunlock import leases /tmp/mall/leases.json
  dunlock import charges /tmp/mall/history.csv --history`;

/**
 * The command line of the digital twin.
 * @returns the exit code: 0 done, 2 usage, 3 a file could not be written
 */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('dunlock-sim').description('The digital twin: a mall to try Dunlock on.').showHelpAfterError().exitOverride();
  program
    .command('estate')
    .description(ABOUT)
    .requiredOption('--out <dir>', 'the folder to write into')
    .option('--seed <n>', 'seed of everything that is drawn', seed, 1)
    .option('--start <date>', 'first day of the leases', date, '2026-01-05' as CivilDate)
    .option('--currency <code>', 'ISO 4217 code of all amounts', currency, 'CNY')
    .option('--phone <url>', "where tenants' messages go: <url>/phone/<tenant>", 'http://127.0.0.1:1881')
    .option('--json', 'print one JSON document on stdout and nothing else', false)
    .action(writeEstate);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`dunlock-sim: ${(error as Error).message}\n`);
    return 3;
  }
}

async function writeEstate(options: EstateOptions): Promise<void> {
  const { mall, files: texts, weeks } = makeEstate({ ...options, phoneUrl: options.phone.replace(/\/+$/, '') });
  const files = await writeEstateFiles(texts, resolve(options.out));
  const { tenants, units, meters, dtus } = mall.estate;
  const counts = { tenants: tenants.length, units: units.length, meters: meters.length, dtus: dtus.length };
  if (options.json) return void process.stdout.write(`${JSON.stringify({ files, weeks, ...counts }, null, 2)}\n`);
  const told = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  process.stdout.write(`${told.join(', ')}; history moved by ${weeks} weeks\n${files.map((file) => `  ${file}`).join('\n')}\n`);
}

function seed(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 0 || n > 2 ** 31) throw new InvalidArgumentError(`give a whole number from 0 to ${2 ** 31}.`);
  return n;
}

function date(text: string): CivilDate {
  const read = parseCivilDate(text);
  if (!read) throw new InvalidArgumentError('give a date such as 2026-03-02.');
  return read;
}

function currency(text: string): string {
  if (!isCurrency(text)) throw new InvalidArgumentError('give an ISO 4217 code such as CNY.');
  return text;
}

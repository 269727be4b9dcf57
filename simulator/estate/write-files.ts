import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CivilDate } from '../../core/calendar/civil.ts';
import { type Cast, makeCast } from './cast.ts';
import { customersOf, delaysOf, historyCsv, readHistory, weeksTo } from './history.ts';
import { makeLeases } from './leases.ts';
import { buildMall, type Mall } from './mall.ts';

/** The texts of the three files that a site is set up with. */
export interface EstateFiles {
  readonly estate: string;
  readonly leases: string;
  readonly history: string;
}

export interface Estate {
  readonly mall: Mall;
  readonly cast: Cast;
  /** Days late per tenant in its real history. */
  readonly delays: ReadonlyMap<string, readonly number[]>;
  /** By how many weeks the history was moved. */
  readonly weeks: number;
  readonly files: EstateFiles;
}

/** Builds the mall of a seed: who is where, what they owe by contract, how they paid, and how they will. */
export function makeEstate(options: { seed: number; start: CivilDate; currency: string; phoneUrl: string }): Estate {
  const { seed, start, currency, phoneUrl } = options;
  const history = readHistory();
  const delays = delaysOf(history);
  const weeks = weeksTo(history, start);
  const cast = makeCast(seed, start, delays);
  const mall = buildMall({ seed, start, customers: customersOf(history), phoneUrl });
  const leases = makeLeases({ seed, start, currency, mall, dueDays: cast.dueDays });
  const files = { estate: json(mall.estate), leases: json({ leases }), history: historyCsv(history, weeks) };
  return { mall, cast, delays, weeks, files };
}

/** Writes `estate.json`, `leases.json` and `history.csv` into a folder (made when missing). Returns their paths. */
export async function writeEstateFiles(files: EstateFiles, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const named = { 'estate.json': files.estate, 'leases.json': files.leases, 'history.csv': files.history };
  return Promise.all(
    Object.entries(named).map(async ([name, text]) => {
      const path = join(folder, name);
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
      return path;
    }),
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

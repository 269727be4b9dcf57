import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serialize } from './builder/serialize.ts';
import { siteOverview } from './site-overview.ts';

/** The example site's currency, and its midnight in Shanghai (UTC+8). */
const DEMO = { currency: 'CNY', dayBegins: '16h' };

const folder = join(dirname(fileURLToPath(import.meta.url)), 'generated');

/** Every dashboard as the bytes of its file. */
export function dashboardFiles(): { path: string; text: string }[] {
  return [siteOverview(DEMO)].map((board) => ({ path: join(folder, `${board.uid}.json`), text: serialize(board) }));
}

/** `npm run dashboards` writes the files; with `--check` it only says whether they are what the code makes (exit 1 if not). */
async function main(check: boolean): Promise<number> {
  let drifted = 0;
  for (const { path, text } of dashboardFiles()) {
    const there = await readFile(path, 'utf8').catch(() => null);
    if (there === text) continue;
    drifted += 1;
    if (check) console.error(`${path} is not what dashboards/ makes: run \`npm run dashboards\` and commit it.`);
    else {
      await mkdir(folder, { recursive: true });
      await writeFile(path, text);
      console.log(`wrote ${path}`);
    }
  }
  return check && drifted > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.includes('--check'));

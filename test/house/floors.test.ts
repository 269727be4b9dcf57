import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkHouse } from '../../tools/floors/check.ts';
import { describeFinding } from '../../tools/floors/finding.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Checks a house of the given files in a folder of its own and returns each finding as `file:line [rule] …`. */
async function findingsOf(files: Record<string, string>): Promise<string[]> {
  const house = await mkdtemp(join(tmpdir(), 'dunlock-house-'));
  try {
    for (const [path, source] of Object.entries(files)) {
      await mkdir(dirname(join(house, path)), { recursive: true });
      await writeFile(join(house, path), source);
    }
    return (await checkHouse(house)).findings.map(describeFinding);
  } finally {
    await rm(house, { recursive: true });
  }
}

describe('the house', () => {
  it('keeps its floors: imports go downwards only, core/ is pure, files are small', async () => {
    const report = await checkHouse(root);
    expect(report.findings.map(describeFinding)).toEqual([]);
    expect(report.files).toBeGreaterThan(60);
    expect(report.imports).toBeGreaterThan(150);
  });
});

describe('the check finds an import that', () => {
  const bad: [what: string, file: string, source: string, says: RegExp][] = [
    ['goes upwards', 'core/a.ts', "import { x } from '../engine/x.ts';", /upwards: core\/ must not know engine/],
    ['goes upwards for a type only', 'engine/a.ts', "import type { X } from '../site/x.ts';", /upwards/],
    ['goes upwards as a re-export', 'site/a.ts', "export * from '../nodes/due/x.ts';", /upwards/],
    ['goes upwards by import()', 'adapters/store/a.ts', "await import('../../engine/x.ts');", /upwards/],
    ['goes upwards by require()', 'adapters/store/a.ts', "const x = require('../../engine/x.ts');", /upwards/],
    ['goes upwards inside a type', 'core/a.ts', "export type X = import('../engine/x.ts').X;", /upwards/],
    ['goes sideways between floors', 'nodes/due/a.ts', "import { x } from '../../simulator/x.ts';", /sideways/],
    ['leaves the house', 'bin/a.ts', "import { x } from '../test/x.ts';", /outside the house/],
    ['joins two adapters', 'adapters/store/a.ts', "import { x } from '../gateway/gateway.ts';", /adapters do not know each other/],
    ['joins an adapter from what adapters share', 'adapters/a.ts', "import { x } from './store/store.ts';", /adapters do not know/],
    ['looks behind a face', 'engine/a.ts', "import { x } from '../adapters/store/sqlite/open.ts';", /by their faces only/],
    ['brings a driver into the engine', 'engine/a.ts', "import { Kysely } from 'kysely';", /a driver/],
    ['brings a driver into a node', 'nodes/due/a.ts', "import { DatabaseSync } from 'node:sqlite';", /a driver/],
    ['runs the engine from a node', 'nodes/due/a.ts', "import { x } from '../../engine/due-rows.ts';", /nodes\/ uses site/],
    ['runs the domain from a node', 'nodes/due/a.ts', "import { x } from '../../core/money/money.ts';", /nodes\/ uses site/],
    ['brings an adapter into a node', 'nodes/due/a.ts', "import type { X } from '../../adapters/store/store.ts';", /nodes\/ uses site/],
    ['joins two nodes', 'nodes/due/a.ts', "import { x } from '../stop/x.ts';", /knows no other node but its types/],
    ['brings Node-RED below its floor', 'site/a.ts', "import RED from 'node-red';", /only nodes\/ and bin\/ know Node-RED/],
    ['speaks frames in site/', 'site/a.ts', "import { x } from '../core/protocols/dtu-json/topics.ts';", /frames belong/],
    ['lets the twin judge', 'simulator/a.ts', "import { x } from '../core/scoring/score.ts';", /the twin may use/],
    ['lets the twin see leases as more than types', 'simulator/a.ts', "import { x } from '../core/lease/x.ts';", /the twin may use/],
    ['lets the twin call the site', 'simulator/a.ts', "import { x } from '../site/site.ts';", /the twin may use/],
    ['lets the twin keep a database', 'simulator/a.ts', "import { DatabaseSync } from 'node:sqlite';", /knows no store/],
    ['does I/O in core/', 'core/a.ts', "import { readFile } from 'node:fs/promises';", /no I\/O/],
    ['is a library with I/O in core/', 'core/a.ts', "import mqtt from 'mqtt';", /no I\/O/],
    ['takes chance from node:crypto', 'core/a.ts', "import { createHash, randomBytes } from 'node:crypto';", /imports randomBytes/],
    ['takes all of node:crypto', 'core/a.ts', "import * as crypto from 'node:crypto';", /node:crypto/],
  ];
  it.each(bad)('%s', async (_what, file, source, says) => {
    const found = await findingsOf({ [file]: `// a first line\n${source}\n` });
    expect(found).toEqual([expect.stringMatching(says)]);
    expect(found[0]).toMatch(`${file}:2 [floor]`);
  });
});

describe('the check finds in core/', () => {
  it.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'Temporal.Now.instant()',
    "Date['now']()",
    'performance.now()',
    'crypto.randomUUID()',
    'setTimeout(() => {}, 1)',
    "fetch('http://x')",
    'process.env',
  ])('%s', async (use) => {
    expect(await findingsOf({ 'core/deep/a.ts': `export const x = () => ${use};\n` })).toEqual([
      expect.stringMatching(/^core\/deep\/a\.ts:1 \[pure\]/),
    ]);
    expect(await findingsOf({ 'engine/a.ts': `export const x = () => ${use};\n` }), 'elsewhere it is nobody’s business here').toEqual([]);
  });
});

describe('the check finds a file that', () => {
  it('is longer than 300 lines, unless it is a test', async () => {
    const long = 'export {};\n'.repeat(301);
    expect(await findingsOf({ 'tools/a.ts': long, 'test/a.test.ts': long })).toEqual([
      expect.stringMatching(/^tools\/a\.ts:301 \[size\] has 301 lines/),
    ]);
    expect(await findingsOf({ 'tools/a.ts': 'export {};\n'.repeat(300) })).toEqual([]);
  });
  it('cannot be read', async () => {
    expect(await findingsOf({ 'bin/a.ts': 'export const = ;' })).toEqual([expect.stringMatching(/^bin\/a\.ts:1 \[syntax\]/)]);
  });
});

it('lets through what the floors allow', async () => {
  const good = {
    'core/a.ts':
      "import { createHash } from 'node:crypto';\nimport { Temporal } from 'temporal-polyfill';\nexport const x = (at: number) => new Date(at);",
    'core/b.ts':
      "// Date.now() and import '../engine/x.ts' in a comment\nexport const text = \"import x from '../engine/x.ts'; Math.random()\";",
    'adapters/store/sqlite/a.ts': "import '../store.ts';\nimport '../../segment-log.ts';\nimport { DatabaseSync } from 'node:sqlite';",
    'engine/a.ts': "import type { Store } from '../adapters/store/store.ts';\nimport './messages/charge.ts';",
    'site/a.ts': "import '../adapters/store/sqlite/open.ts';\nimport '../engine/a.ts';",
    'nodes/due/a.ts':
      "import '../../site/site.ts';\nimport '../../engine/messages/due.ts';\nimport type { X } from '../../engine/due-rows.ts';\nimport '../common/x.ts';\nimport type { Y } from '../broker/y.ts';",
    'simulator/a.ts': "import '../core/protocols/dtu-json/topics.ts';\nimport type { Lease } from '../core/lease/lease.ts';",
    'simulator/lab/a.ts': "import '../../site/site.ts';\nimport '../../engine/a.ts';",
    'bin/a.ts': "import '../simulator/a.ts';\nimport '../site/a.ts';\nimport RED from 'node-red';",
    'dashboards/a.ts': "import '../engine/telemetry/catalogue.ts';",
    'test/a.test.ts': "import '../bin/a.ts';\nimport '../tools/x.ts';",
  };
  expect(await findingsOf(good)).toEqual([]);
});

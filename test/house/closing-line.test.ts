import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closingLine, tally } from '../setup/closing-line.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const reporter = join(root, 'test', 'setup', 'closing-line.ts');

/** Runs a real vitest over the given files and returns the last line it printed, and its exit code. */
async function closeOf(files: Record<string, string>): Promise<{ lastLine: string; code: number | null }> {
  const cache = join(root, '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'closing-line-'));
  try {
    const config = `export default { test: { reporters: ['dot', ${JSON.stringify(reporter)}], globalSetup: './global.ts', cache: false } };`;
    const all = { 'vitest.config.ts': config, 'global.ts': "export default () => () => console.log('teardown');", ...files };
    for (const [name, source] of Object.entries(all)) await writeFile(join(folder, name), source);
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const child = spawn(process.execPath, [vitest, 'run', '--root', folder], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part;
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { lastLine: out.trimEnd().split('\n').at(-1) ?? '', code };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const head = "import { it, expect } from 'vitest';\n";

describe('the last line of a run', { timeout: 60_000 }, () => {
  it('counts what passed, and comes after the teardown', async () => {
    const { lastLine, code } = await closeOf({ 'a.test.ts': `${head}it('a', () => {});\nit('b', () => {});\nit.skip('c', () => {});` });
    expect({ lastLine, code }).toEqual({ lastLine: '2 passed, 0 failed', code: 0 });
  });

  it('counts failing tests, a file that cannot be loaded, and an error that no test caught', async () => {
    const { lastLine, code } = await closeOf({
      'fails.test.ts': `${head}it('a', () => {});\nit('b', () => expect(1).toBe(2));`,
      'broken.test.ts': "throw new Error('cannot load');",
      'stray.test.ts': `${head}it('a', async () => { void Promise.reject(new Error('stray')); await new Promise((r) => setTimeout(r, 50)); });`,
    });
    expect({ lastLine, code }).toEqual({ lastLine: '2 passed, 3 failed', code: 1 });
  });

  it('says failed when the set-up fails, and when there is no test at all', async () => {
    const runs = await Promise.all([
      closeOf({ 'global.ts': "throw new Error('no set-up');", 'a.test.ts': `${head}it('a', () => {});` }),
      closeOf({}),
    ]);
    for (const { lastLine, code } of runs) expect({ lastLine, code }).toEqual({ lastLine: '0 passed, 1 failed', code: 1 });
  });
});

describe('tally', () => {
  it('counts a test without a verdict as failed', () => {
    const test = (state: string) => ({ result: () => ({ state }) });
    const module = { ok: () => true, children: { allTests: () => [test('passed'), test('pending'), test('skipped')] } };
    expect(tally([module as never], 1)).toEqual({ passed: 1, failed: 2 });
  });
  it('never claims that nothing failed when the process ends badly', () => {
    expect(closingLine({ passed: 5, failed: 0 }, 1)).toBe('5 passed, 1 failed');
    expect(closingLine({ passed: 5, failed: 2 }, 1)).toBe('5 passed, 2 failed');
  });
});

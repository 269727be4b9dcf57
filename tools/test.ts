import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm test [-- FILES…]`: the gates one after the other, the cheap ones first, the tests last. The first gate that fails ends the run.
 * `--long` (`npm run test:long`) adds what takes longer than `npm test` may. Everything else goes to vitest.
 * Always closes with a line of its own, `N passed, N failed`: vitest's reporter prints it, or this does when it never came to the tests.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const long = process.argv.includes('--long');
const rest = process.argv.slice(2).filter((argument) => argument !== '--long');

/** A check that is a program of its own: what it proves, how it is run, and what to do when it fails. */
interface Gate {
  readonly name: string;
  readonly args: readonly string[];
  readonly help: string;
}

const tool = (...path: string[]): string => join(root, 'node_modules', ...path);
const gates: readonly Gate[] = [
  { name: 'types', args: [tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'], help: 'make `npm run typecheck` pass' },
  {
    name: 'style',
    args: [tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--diagnostic-level=warn', '.'],
    help: 'run `npm run format`, and mend by hand what it leaves',
  },
  { name: 'dashboards', args: ['dashboards/generate.ts', '--check'], help: 'run `npm run dashboards` and commit what it writes' },
  { name: 'build', args: ['tools/build.ts'], help: 'make `npm run build` pass' },
];

/** Runs one program with this Node and resolves with its exit code; a signal counts as 1. */
async function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(long ? { DUNLOCK_LONG: '1' } : {}) },
  });
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal !== null) console.error(`ended by ${signal}`);
      resolve(code ?? 1);
    });
  });
}

async function gatesHold(): Promise<boolean> {
  for (const { name, args, help } of gates) {
    const started = performance.now();
    const code = await run(args);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (code !== 0) {
      console.error(`\nThe gate "${name}" failed after ${seconds} s: ${help}.`);
      return false;
    }
    console.log(`✓ ${name} (${seconds} s)`);
  }
  return true;
}

// Ctrl-C reaches vitest as well, which tears its servers down; this process waits for it.
process.on('SIGINT', () => {});

if (await gatesHold()) process.exitCode = await run([tool('vitest', 'vitest.mjs'), 'run', ...rest]);
else {
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}

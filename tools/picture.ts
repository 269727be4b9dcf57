import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { photographFlow } from './picture/photograph-flow.ts';

/**
 * `npm run picture`: the README's picture, taken from the running system. Without `--url` it starts one of its own (after `npm run build`) on free
 * ports and in a folder that is thrown away, lets it live through `--days`, and takes the picture then.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    out: { type: 'string', default: join(root, 'docs', 'pictures', 'mall-flow.png') },
    days: { type: 'string', default: '20' },
  },
});
const LONGEST_MS = 900_000;

const out = resolve(values.out);
await mkdir(dirname(out), { recursive: true });
if (values.url === undefined) await withOwnSystem((url) => photographFlow(url, out));
else await photographFlow(values.url, out);
console.log(`wrote ${out}`);

/** Brings a system up, calls `use` when it has lived through its days, and ends it again whatever happens. */
async function withOwnSystem(use: (url: string) => Promise<void>): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'dunlock-picture-'));
  const args = ['--data', data, '--port', '0', '--mqtt-port', '0', '--days', values.days, '--speed', '864000'];
  const child = spawn(process.execPath, [join(root, 'dist', 'bin', 'start.js'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await use(await urlWhenLived(child));
  } finally {
    const ended = new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)));
    child.kill('SIGINT');
    await ended;
    await rm(data, { recursive: true, force: true });
  }
}

/** Reads what `start` prints: the editor's address first, then a line at the end of each day. */
async function urlWhenLived(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('start.js was given no output to print on');
  const timer = setTimeout(() => child.kill('SIGINT'), LONGEST_MS);
  let url: string | null = null;
  let days = 0;
  try {
    for await (const line of createInterface({ input: stdout })) {
      console.log(line);
      url = /^\s*editor\s+(http\S+)/.exec(line)?.[1] ?? url;
      if (/^\d{4}-\d\d-\d\d ·/.test(line)) days += 1;
      if (url !== null && days >= Number(values.days)) {
        stdout.resume();
        return url;
      }
    }
  } finally {
    clearTimeout(timer);
  }
  throw new Error(
    `The system ended before it had lived through ${values.days} days (within ${LONGEST_MS / 1000} s): see what it printed above.`,
  );
}

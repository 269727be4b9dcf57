import { SiteError } from '../../site/site-error.ts';
import { bringUp } from './bring-up.ts';
import { readOptions } from './options.ts';
import { runAccelerated } from './run-accelerated.ts';
import { runHeadless } from './run-headless.ts';
import { onStopSignal } from './stop-signal.ts';

/**
 * The main job. @returns the exit code (DESIGN.md, Contracts): 0 done, 1 an invariant failed, 2 configuration, 3 something could not be had
 */
export async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, process.env);
  const say = (line: string): void => void (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  const stopping = new AbortController();
  onStopSignal(stopping, say);
  // Who read our lines (a pager, `head`) has gone: that is no reason to go down without closing what was opened.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stopping.abort());
  process.on('unhandledRejection', (error) => {
    process.stderr.write(`dunlock: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
  let system: Awaited<ReturnType<typeof bringUp>> | null = null;
  try {
    system = await bringUp(options, say);
    return await (options.headless
      ? runHeadless(system, options, say, stopping.signal)
      : runAccelerated(system, options, say, stopping.signal));
  } catch (error) {
    process.stderr.write(`dunlock: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof SiteError && error.key.startsWith('missing/') ? 3 : 2;
  } finally {
    await system?.close();
  }
}

import type { Found } from './debian-package.ts';
import { findProgram } from './find-program.ts';
import { runTool } from './run-tool.ts';

/** An `influxd` 1.x that is installed. A later major version has another configuration and is left alone: give its URL instead. */
export async function influxdOnPath(path: string): Promise<Found> {
  const program = await findProgram('influxd', path);
  if (!program) return { missing: 'no influxd on the PATH' };
  const { ok, stdout } = await runTool(program, ['version'], { timeoutMs: 10_000 });
  return ok && /\bv?1\.\d+/.test(stdout) ? { program } : { missing: `${program} is no InfluxDB 1.x` };
}

import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { answers } from './ask.ts';
import { findProgram } from './find-program.ts';
import { runTool } from './run-tool.ts';

const IMAGE = 'influxdb:1.8';
const PULL_WITHIN_MS = 300_000;
const UP_WITHIN_MS = 30_000;

/** InfluxDB 1.8 in a container on loopback, where a Docker engine runs. One container a data folder; its data stays there. */
export async function influxInDocker(
  dataDir: string,
  path: string,
  log: (line: string) => void,
): Promise<{ url: string; stop(): Promise<void> } | { missing: string }> {
  const docker = await findProgram('docker', path);
  if (!docker) return { missing: 'no Docker' };
  const engine = await runTool(docker, ['info', '--format', '{{.ServerVersion}}'], { timeoutMs: 10_000 });
  if (!engine.ok) return { missing: 'no running Docker engine' };
  const folder = resolve(dataDir, 'docker');
  await mkdir(folder, { recursive: true });
  const name = `dunlock-influx-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  const stop = async (): Promise<void> => {
    await runTool(docker, ['stop', name], { timeoutMs: 30_000 });
  };
  if ((await portOf(docker, name)) === null) {
    log(`InfluxDB: starting ${IMAGE} in Docker`);
    const args = ['run', '--detach', '--rm', '--name', name, '--publish', '127.0.0.1::8086', '--volume', `${folder}:/var/lib/influxdb`];
    const started = await runTool(docker, [...args, '--env', 'INFLUXDB_REPORTING_DISABLED=true', IMAGE], { timeoutMs: PULL_WITHIN_MS });
    if (!started.ok) return { missing: `Docker could not start ${IMAGE} (${started.complaint})` };
  }
  const port = await portOf(docker, name);
  const url = `http://127.0.0.1:${port}`;
  for (const until = performance.now() + UP_WITHIN_MS; port !== null && performance.now() < until; ) {
    if (await answers(url, 1_000)) return { url, stop };
    await new Promise((wait) => setTimeout(wait, 100));
  }
  await stop();
  return { missing: `${IMAGE} in Docker did not come up` };
}

/** The port of loopback that a container is published on; null when it does not run. */
async function portOf(docker: string, name: string): Promise<number | null> {
  const { ok, stdout } = await runTool(docker, ['port', name, '8086'], { timeoutMs: 10_000 });
  const port = /^127\.0\.0\.1:(\d+)$/m.exec(stdout)?.[1];
  return ok && port !== undefined ? Number(port) : null;
}

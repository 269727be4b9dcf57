import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findProgram } from './find-program.ts';
import { runTool } from './run-tool.ts';

export type Found = { readonly program: string } | { readonly missing: string };

const PACKAGE = 'influxdb';
const TIMEOUT_MS = 180_000;

/**
 * The `influxd` of the distribution's package, unpacked into the cache folder: no root, nothing installed. Downloaded once.
 * Where the package lists are missing they are fetched: into the system's place by root, else into a folder of our own.
 */
export async function debianInfluxd(cacheDir: string, path: string, log: (line: string) => void): Promise<Found> {
  const unpacked = resolve(cacheDir, PACKAGE);
  const program = await findProgram('influxd', join(unpacked, 'usr', 'bin'));
  if (program) return { program };
  const [apt, dpkg] = [await findProgram('apt-get', path), await findProgram('dpkg-deb', path)];
  if (!apt || !dpkg) return { missing: 'this is no Debian or Ubuntu (no apt-get)' };
  await mkdir(cacheDir, { recursive: true });
  const work = await mkdtemp(resolve(cacheDir, `${PACKAGE}-`));
  try {
    log('InfluxDB: fetching the package of this distribution (5 MB, once)');
    const complaint = await download(apt, work);
    const archive = (await readdir(work)).find((name) => name.endsWith('.deb'));
    if (!archive) return { missing: `its package could not be fetched (${complaint})` };
    const unpacking = await runTool(dpkg, ['-x', join(work, archive), join(work, 'root')], { timeoutMs: TIMEOUT_MS });
    if (!unpacking.ok) return { missing: `its package could not be unpacked (${unpacking.complaint})` };
    /* Somebody else may have been faster: then theirs stands. */
    await rename(join(work, 'root'), unpacked).catch(() => {});
    const found = await findProgram('influxd', join(unpacked, 'usr', 'bin'));
    return found ? { program: found } : { missing: 'its package holds no influxd' };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Fetches the package into `work`. @returns the last complaint, '' when all went well */
async function download(apt: string, work: string): Promise<string> {
  const isRoot = process.getuid?.() === 0;
  /* Root hands downloads to a user that may not write into our folder. */
  const sandbox = isRoot ? ['-o', 'APT::Sandbox::User=root'] : [];
  const get = async (options: readonly string[]): Promise<string> => {
    const result = await runTool(apt, [...sandbox, ...options, 'download', PACKAGE], { cwd: work, timeoutMs: TIMEOUT_MS });
    return result.ok ? '' : result.complaint;
  };
  const update = (options: readonly string[]) => runTool(apt, [...sandbox, ...options, 'update'], { cwd: work, timeoutMs: TIMEOUT_MS });
  let complaint = await get([]);
  if (complaint !== '' && isRoot) {
    await update([]);
    complaint = await get([]);
  }
  if (complaint === '') return '';
  await mkdir(join(work, 'lists', 'partial'), { recursive: true });
  await mkdir(join(work, 'cache', 'archives', 'partial'), { recursive: true });
  const own = ['-o', `Dir::State::lists=${join(work, 'lists')}`, '-o', `Dir::Cache=${join(work, 'cache')}`];
  await update(own);
  return get(own);
}

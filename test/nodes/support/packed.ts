import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

const run = promisify(execFile);
const LEFT_OUT = new Set(['node_modules', '.git', '.cache', '.dunlock', 'dist', 'examples', 'coverage']);

/** npm with this Node first, and no more noise or network than it needs. */
async function npm(cwd: string, ...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  };
  // Settings that npm itself put there for `npm test` would steer the inner npm.
  for (const name of Object.keys(env)) if (/^npm_(package|lifecycle|command|execpath)/.test(name)) delete env[name as keyof typeof env];
  const { stdout } = await run('npm', args, { cwd, env, maxBuffer: 1 << 24 });
  return stdout;
}

/**
 * Packs a copy of the repository as `npm pack` does for everybody, and installs the tarball into an empty Node-RED user directory.
 * A copy, because packing rewrites package.json for a moment, and other tests read it.
 * @returns the folder with `repository/` and `user/`
 */
export async function packAndInstall(): Promise<{ folder: string; repository: string; userDir: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'dunlock-pack-'));
  const repository = join(folder, 'repository');
  const userDir = join(folder, 'user');
  await cp(ROOT, repository, { recursive: true, filter: (source) => !LEFT_OUT.has(relative(ROOT, source).split('/')[0] ?? '') });
  await symlink(join(ROOT, 'node_modules'), join(repository, 'node_modules'));
  await npm(repository, 'pack', '--pack-destination', folder, '--loglevel=error');
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack made no tarball');
  await npm(folder, 'install', '--prefix', userDir, '--prefer-offline', '--loglevel=error', join(folder, tarball));
  return { folder, repository, userDir };
}

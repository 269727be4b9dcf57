import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { unpackChromium } from './chromium-unpack.ts';

/** A browser to start, and what its environment must hold for it. */
export interface ChromiumBinary {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Nothing leaves the machine, and nothing of the run stays on it. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
];

/** As root there is no sandbox to enter, and `/dev/shm` of a container is too small for a page. */
const AS_ROOT = ['--no-sandbox', '--disable-dev-shm-usage'];

/**
 * Finds a Chromium: the one `DUNLOCK_CHROMIUM` names, else one on the PATH, else the one of the dev dependency `@sparticuz/chromium`, unpacked into `.cache/chromium`.
 * @throws when `DUNLOCK_CHROMIUM` names a file that cannot be run
 */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<ChromiumBinary> {
  const named = env.DUNLOCK_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (await runs(named)) return { path: named, env: {} };
    throw new Error(`DUNLOCK_CHROMIUM names ${named}, which cannot be run. Name a Chromium binary, or unset it to use the project's own.`);
  }
  for (const folder of (env.PATH ?? '').split(delimiter).filter((part) => part !== '')) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const path = join(folder, name);
      if (await runs(path)) return { path, env: {} };
    }
  }
  return await unpackChromium();
}

/** Starts a headless Chromium. The caller closes it. It starts within 30 s or rejects. */
export async function launchChromium(): Promise<Browser> {
  const binary = await findChromium();
  return await chromium.launch({
    executablePath: binary.path,
    headless: true,
    timeout: 30_000,
    args: [...QUIET, ...(process.getuid?.() === 0 ? AS_ROOT : [])],
    env: { ...definedOnly(process.env), ...binary.env },
  });
}

async function runs(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

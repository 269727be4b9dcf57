import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../site/commands.ts';
import { askOwner, type ControlRequest, isOwned } from '../../site/control-socket.ts';
import { openSite } from '../../site/open-site.ts';
import { type SiteSettings, settingsFromEnvironment } from '../../site/settings.ts';
import { SiteError } from '../../site/site-error.ts';
import { storedSettings } from '../../site/stored-settings.ts';
import { awaitRelease } from './await-release.ts';
import { tellProgress } from './tell-progress.ts';

/** Commands that make a new site when there is none yet; the others have nothing to look at. */
const MAKES_A_SITE = new Set(['import']);

/** Asks a site for one thing. */
export type Ask = (request: ControlRequest) => Promise<unknown>;

/** Runs a command on the site of a data folder: through the process that has it open, else by opening its store here. */
export function runOn(dataDir: string, request: ControlRequest): Promise<unknown> {
  return onSite(dataDir, request.command, (ask) => ask(request));
}

/**
 * Runs several requests of one command on the site of a data folder, opening it at most once: a long report comes in pages.
 * @param command decides whether a new site may be made, and whether DTUs are to be reached
 */
export async function onSite<T>(dataDir: string, command: string, use: (ask: Ask) => Promise<T>): Promise<T> {
  if (await isOwned(dataDir)) return use((request) => askIt(dataDir, request));
  if (!existsSync(join(dataDir, 'site.db')) && !MAKES_A_SITE.has(command)) {
    throw new SiteError('site/none', dataDir, 'there is no site in this folder', 'name another with --data, or import an estate first');
  }
  const stored = storedSettings(dataDir);
  const settings = stored ?? settingsFromEnvironment({ ...process.env, DUNLOCK_DATA: dataDir });
  if (stored === null) process.stderr.write(`${newSite(settings)}\n`);
  const links = command === 'release';
  const site = await openSite({ ...settings, dataDir }, { links, lingerMs: 0 });
  try {
    const value = await use(({ command: name, args }) => runCommand(site, { command: name, args: { ...args, alone: true } }, tellProgress));
    if (links) await awaitRelease(site, (line) => process.stderr.write(`${line}\n`));
    return value;
  } finally {
    await site.release();
  }
}

/* What can never be changed afterwards is said before the first row goes in. */
function newSite({ siteId, name, timeZone, currency, pack, simulated, dataDir }: SiteSettings): string {
  const kind = simulated ? 'simulated, for ever: it is for trying out' : 'real, in dry-run';
  return `dunlock: a new site '${siteId}' (${name}) is made in ${dataDir}: ${kind}; ${currency}, ${timeZone}, pack ${pack}. Others by DUNLOCK_SITE, DUNLOCK_SITE_NAME, DUNLOCK_CURRENCY, DUNLOCK_TIME_ZONE, DUNLOCK_PACK and DUNLOCK_SIMULATED=false (docs/operating.md), in a folder of their own.`;
}

async function askIt(dataDir: string, request: ControlRequest): Promise<unknown> {
  const answer = await askOwner(dataDir, request, tellProgress);
  if (answer === null) {
    throw new SiteError(
      'site/gone',
      dataDir,
      'the process that had this site open has ended',
      'run the command again: it then opens the store itself',
    );
  }
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

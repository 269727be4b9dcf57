import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../site/commands.ts';
import { askOwner, type ControlRequest } from '../../site/control-socket.ts';
import { openSite } from '../../site/open-site.ts';
import { settingsFromEnvironment } from '../../site/settings.ts';
import { SiteError } from '../../site/site-error.ts';
import { storedSettings } from '../../site/stored-settings.ts';
import { awaitRelease } from './await-release.ts';

/** Commands that make a new site when there is none yet; the others have nothing to look at. */
const MAKES_A_SITE = new Set(['import']);

/** Runs a command on the site of a data folder: through the process that has it open, else by opening its store here. */
export async function runOn(dataDir: string, request: ControlRequest): Promise<unknown> {
  const answer = await askOwner(dataDir, request);
  if (answer) {
    if (!answer.ok) throw new Error(answer.error);
    return answer.value;
  }
  if (!existsSync(join(dataDir, 'site.db')) && !MAKES_A_SITE.has(request.command)) {
    throw new SiteError('site/none', dataDir, 'there is no site in this folder', 'name another with --data, or import an estate first');
  }
  const settings = storedSettings(dataDir) ?? settingsFromEnvironment({ ...process.env, DUNLOCK_DATA: dataDir });
  const links = request.command === 'release';
  const site = await openSite({ ...settings, dataDir }, { links, lingerMs: 0 });
  try {
    const value = await runCommand(site, request);
    if (links) await awaitRelease(site, (line) => process.stderr.write(`${line}\n`));
    return value;
  } finally {
    await site.release();
  }
}

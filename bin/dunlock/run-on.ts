import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../site/commands.ts';
import { askOwner, type ControlAnswer, type ControlRequest } from '../../site/control-socket.ts';
import { openSite } from '../../site/open-site.ts';
import { ownerText } from '../../site/owner.ts';
import { type SiteSettings, settingsFromEnvironment } from '../../site/settings.ts';
import type { Site } from '../../site/site.ts';
import { keyOf, SiteError } from '../../site/site-error.ts';
import { storedSettings } from '../../site/stored-settings.ts';
import { awaitRelease } from './await-release.ts';
import { CommandError } from './exit-code.ts';
import { tellProgress } from './tell-progress.ts';

/** Commands that make a new site when there is none yet; the others have nothing to look at. */
const MAKES_A_SITE = new Set(['import']);

/* A process that holds a site without answering is opening or ending it. */
const WAIT_MS = 30_000;
const TELL_MS = 1_000;
const PAUSE_MS = 25;

/** Asks a site for one thing. */
export type Ask = (request: ControlRequest) => Promise<unknown>;

/** Runs a command on the site of a data folder: through the process that has it open, else by opening its store here. */
export function runOn(dataDir: string, request: ControlRequest): Promise<unknown> {
  return onSite(dataDir, request.command, (ask) => ask(request));
}

/**
 * Runs several requests of one command on the site of a data folder: a long report comes in pages. Each goes to whoever has the site open; when nobody
 * has, it is opened here and stays open for the rest. Who is just opening or ending it is waited for.
 * @param command decides whether a new site may be made, and whether DTUs are to be reached
 */
export async function onSite<T>(dataDir: string, command: string, use: (ask: Ask) => Promise<T>): Promise<T> {
  let mine: Site | null = null;
  try {
    return await use(async (request) => {
      if (mine === null) {
        const found = await answerOrSite(dataDir, command, request);
        if ('answer' in found) return answered(found.answer);
        mine = found.site;
      }
      const { command: name, args } = request;
      const value = await runCommand(mine, { command: name, args: { ...args, alone: true } }, tellProgress);
      if (command === 'release') await awaitRelease(mine, (line) => process.stderr.write(`${line}\n`));
      return value;
    });
  } finally {
    await (mine as Site | null)?.release();
  }
}

/* Two commands of the same moment: one opens the site, the other is answered by it, or opens it when the first has ended. */
async function answerOrSite(
  dataDir: string,
  command: string,
  request: ControlRequest,
): Promise<{ answer: ControlAnswer } | { site: Site }> {
  const started = performance.now();
  let hasTold = false;
  for (;;) {
    const answer = await askOwner(dataDir, request, tellProgress);
    if (answer !== null) return { answer };
    try {
      return { site: await openHere(dataDir, command) };
    } catch (error) {
      const waited = performance.now() - started;
      if (!isHeld(error) || waited > WAIT_MS) throw error;
      if (!hasTold && waited > TELL_MS) {
        process.stderr.write(`dunlock: waiting: ${ownerText(dataDir)} is opening or ending this site\n`);
        hasTold = true;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/* By its owner; or its file by a process that makes or closes it. */
function isHeld(error: unknown): boolean {
  return ['site/owned', 'store/in-use'].includes(keyOf(error));
}

async function openHere(dataDir: string, command: string): Promise<Site> {
  if (!existsSync(join(dataDir, 'site.db')) && !MAKES_A_SITE.has(command)) {
    throw new SiteError('site/none', dataDir, 'there is no site in this folder', 'name another with --data, or import an estate first');
  }
  const stored = storedSettings(dataDir);
  const settings = stored ?? settingsFromEnvironment({ ...process.env, DUNLOCK_DATA: dataDir });
  if (stored === null) process.stderr.write(`${newSite(settings)}\n`);
  return openSite({ ...settings, dataDir }, { links: command === 'release', lingerMs: 0 });
}

/* What can never be changed afterwards is said before the first row goes in. */
function newSite({ siteId, name, timeZone, currency, pack, simulated, dataDir }: SiteSettings): string {
  const kind = simulated ? 'simulated, for ever: it is for trying out' : 'real, in dry-run';
  return `dunlock: a new site '${siteId}' (${name}) is made in ${dataDir}: ${kind}; ${currency}, ${timeZone}, pack ${pack}. Others by DUNLOCK_SITE, DUNLOCK_SITE_NAME, DUNLOCK_CURRENCY, DUNLOCK_TIME_ZONE, DUNLOCK_PACK and DUNLOCK_SIMULATED=false (docs/operating.md), in a folder of their own.`;
}

/** What a site answered over its socket. @throws CommandError with the key of what went wrong there */
function answered(answer: ControlAnswer): unknown {
  if (answer.ok) return answer.value;
  throw new CommandError(answer.key ?? 'command/failed', answer.error);
}

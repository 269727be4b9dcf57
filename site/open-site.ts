import { realpathSync } from 'node:fs';
import type { Clock } from '../core/calendar/clock.ts';
import { assembleSite, type SiteParts } from './assemble-site.ts';
import { runCommand } from './commands.ts';
import { type ControlRequest, ownSite, type Tell } from './control-socket.ts';
import { makeFolder } from './make-folder.ts';
import { type SiteSettings, settingsThatDiffer } from './settings.ts';
import type { Site } from './site.ts';
import { SiteError } from './site-error.ts';
import { siteOver } from './site-over.ts';

export interface OpenOptions {
  /** Civil time; the machine's when absent. Only the first opener's counts. */
  readonly clock?: Clock;
  /** False opens the store alone: no broker, no dispatcher (commands). */
  readonly links?: boolean;
  /** How long an abandoned site stays open for whoever comes back (a redeploy). */
  readonly lingerMs?: number;
  /** How long to wait for another process that has this site open (a command ends soon); not at all when absent. */
  readonly waitMs?: number;
  readonly log?: (line: string) => void;
}

interface Shared {
  readonly settings: SiteSettings;
  readonly parts: SiteParts;
  readonly end: () => Promise<void>;
  users: number;
  linger: NodeJS.Timeout | null;
}

/* A redeploy closes every node before it opens the new ones; some seconds cover a slow one. */
const LINGER_MS = 8_000;

/*
 * One instance per store in the process, by the real path of its folder. The registry hangs on the process itself, not on this module:
 * two copies of it (a package installed beside a checkout, a test beside the build) must still find the same site.
 */
interface Registry {
  readonly open: Map<string, Promise<Shared>>;
  readonly closing: Map<string, Promise<void>>;
}
const place = globalThis as { [key: symbol]: Registry | undefined };
const KEY = Symbol.for('dunlock/sites/1');
const registry: Registry = place[KEY] ?? { open: new Map(), closing: new Map() };
place[KEY] = registry;
const { open, closing } = registry;

/**
 * Opens a site, or joins the one that this process has open on the same data folder. Each caller gives its share back with `release`;
 * the site closes some seconds after the last has left, so that a redeploy with the same settings drops no DTU and cuts no order.
 * @throws SiteError when somebody else holds the site with other settings (they are named), another process owns it, or a part cannot be opened
 */
export async function openSite(wanted: SiteSettings, options: OpenOptions = {}): Promise<Site> {
  const key = realFolder(wanted.dataDir);
  const settings = { ...wanted, dataDir: key };
  for (;;) {
    await closing.get(key);
    const existing = await open.get(key)?.catch(() => undefined);
    if (!existing) break;
    const differ = settingsThatDiffer(existing.settings, settings);
    if (differ.length === 0) return join(existing, key, options);
    if (existing.users > 0) {
      throw new SiteError(
        'site/settings-differ',
        settings.dataDir,
        `the site is open with other settings of ${differ.join(', ')}`,
        'make them the same in every node and command, or close the other user first',
      );
    }
    await shut(key);
  }
  const opening = begin(settings, options);
  open.set(key, opening);
  try {
    return join(await opening, key, options);
  } catch (error) {
    if (open.get(key) === opening) open.delete(key);
    throw error;
  }
}

/** Closes at once whatever nobody uses any more, instead of lingering: for the end of a process. */
export async function closeAbandonedSites(): Promise<void> {
  for (const [key, opening] of [...open]) {
    const shared = await opening.catch(() => undefined);
    if (shared && shared.users === 0) await shut(key);
  }
}

async function begin(settings: SiteSettings, options: OpenOptions): Promise<Shared> {
  const log = options.log ?? ((line: string) => process.stderr.write(`${line}\n`));
  const links = options.links ?? true;
  /* Who asks while it opens waits until it is open, or hears why it is not. */
  const opening = Promise.withResolvers<SiteParts>();
  opening.promise.catch(() => undefined);
  const answer = async (request: ControlRequest, tell: Tell): Promise<unknown> => {
    const parts = await opening.promise;
    return runCommand(
      siteOver(parts, settings.dataDir, async () => {}),
      request,
      tell,
    );
  };
  const owner = await ownSite(settings.dataDir, answer, options.waitMs ?? 0);
  try {
    const parts = await assembleSite(settings, { clock: options.clock ?? null, links, log });
    opening.resolve(parts);
    /* Commands that were taken up are answered before the store closes under them. */
    const end = async (): Promise<void> => {
      await owner.drain();
      await parts.close();
      await owner.close();
    };
    return { settings, parts, end, users: 0, linger: null };
  } catch (error) {
    opening.reject(error);
    await owner.close();
    throw error;
  }
}

function join(shared: Shared, key: string, options: OpenOptions): Site {
  shared.users++;
  if (shared.linger) clearTimeout(shared.linger);
  shared.linger = null;
  let given = false;
  return siteOver(shared.parts, shared.settings.dataDir, async () => {
    if (given) return;
    given = true;
    shared.users--;
    if (shared.users > 0) return;
    const lingerMs = options.lingerMs ?? LINGER_MS;
    if (lingerMs === 0) await shut(key);
    else shared.linger = setTimeout(() => void shut(key), lingerMs);
  });
}

async function shut(key: string): Promise<void> {
  const opening = open.get(key);
  const shared = await opening;
  if (!shared || shared.users > 0) return;
  if (shared.linger) clearTimeout(shared.linger);
  if (open.get(key) === opening) open.delete(key);
  const ending = shared.end().finally(() => closing.delete(key));
  closing.set(key, ending);
  await ending;
}

function realFolder(dataDir: string): string {
  makeFolder(dataDir);
  return realpathSync(dataDir);
}

import { join } from 'node:path';
import { peekSite } from '../adapters/store/sqlite/peek-site.ts';
import type { Instant } from '../core/calendar/civil.ts';
import type { SiteSettings } from './settings.ts';

/** The settings that the site of a data folder was last opened with, so that a command opens the same one; null when there is no site yet. */
export function storedSettings(dataDir: string): SiteSettings | null {
  const found = peekSite(join(dataDir, 'site.db'));
  return found && (JSON.parse(found.settings) as SiteSettings);
}

/** Where civil time stood when the site of a data folder was last noted; null when there is none. */
export function storedClock(dataDir: string): Instant | null {
  return peekSite(join(dataDir, 'site.db'))?.clockAt ?? null;
}

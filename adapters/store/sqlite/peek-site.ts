import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../../core/calendar/civil.ts';
import { databaseError } from './plain-errors.ts';

/* Who makes the file or closes it holds it for a moment. */
const BUSY_MS = 2_000;

/**
 * What a store file says of its site, without opening it as one: how it was last set up and where its clock stood.
 * Null when there is no file, or no site in it yet.
 */
export function peekSite(path: string): { settings: string; clockAt: Instant; simulated: boolean } | null {
  if (!existsSync(path)) return null;
  const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
  try {
    const known = database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name = 'site'").get();
    if (known?.n !== 1) return null;
    const row = database.prepare('SELECT settings, clockAt, simulated FROM site').get();
    if (!row) return null;
    // The clock is noted from hour to hour; after a kill the last record may be later.
    const last = database.prepare('SELECT max(at) AS at FROM auditRecord').get()?.at;
    const noted = String(row.clockAt) as Instant;
    const clockAt = typeof last === 'string' && last > noted ? (last as Instant) : noted;
    return { settings: String(row.settings), clockAt, simulated: row.simulated === 1 };
  } catch (error) {
    throw databaseError(error, path);
  } finally {
    database.close();
  }
}

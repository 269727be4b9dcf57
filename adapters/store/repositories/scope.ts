import type { Kysely } from 'kysely';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { Tables } from '../schema.ts';

/** What a repository works on: the handle of one transaction, and the one site that it is bound to. */
export interface Scope {
  readonly db: Kysely<Tables>;
  readonly siteId: string;
}

/** Later than every instant: *as now known*. */
export const END_OF_TIME: Instant = '9999-12-31T23:59:59.999Z';

/* Databases bound the parameters of a statement: SQLite 32,766, PostgreSQL 65,535. */
const PARAMETERS = 8_000;

/** Cuts rows into pieces that one statement can take, by the number of parameters that a row needs. */
export function* pieces<T>(rows: readonly T[], parametersPerRow: number): Generator<T[]> {
  const size = Math.max(1, Math.floor(PARAMETERS / parametersPerRow));
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

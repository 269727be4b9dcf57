import type { CivilDate, Instant } from '../core/calendar/civil.ts';

/** A row whose time has come, or a new civil day. */
export type DueRow =
  | { readonly what: 'day'; readonly date: CivilDate }
  | { readonly what: 'reminder' | 'bill' | 'case'; readonly key: string; readonly dueAt: Instant; readonly named: number };

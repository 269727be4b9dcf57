import type { Instant } from '../../calendar/civil.ts';
import type { LockFacts } from '../facts.ts';
import type { Pack } from '../packs/pack.ts';
import type { Reason } from '../reason.ts';

/** Why a permit is not given. */
export interface Finding extends Reason {
  /** `needs`: a person or the system can take a step that gives it; `deny`: not as things stand. */
  readonly verdict: 'deny' | 'needs';
  /** `passing`: it may change without anybody deciding anything (an hour, a feed, a limit). `standing`: somebody or some fact has to change it. */
  readonly lasts: 'standing' | 'passing';
  /** When it may be otherwise at the earliest, where that is known. */
  readonly until: Instant | null;
  /** The step that a `needs` asks for. */
  readonly step: string | null;
}

/** One permit: nothing when it is given, else why not. Pure. An unknown code or value never gives it. */
export type Permit = (facts: LockFacts, pack: Pack, now: Instant) => readonly Finding[];

/** The permit is given. */
export const GIVEN: readonly Finding[] = [];

/** Not as things stand, until somebody changes them. */
export function denied(rule: string, text: string): Finding {
  return { verdict: 'deny', rule, text, lasts: 'standing', until: null, step: null };
}

/** Not now; maybe at `until`, or whenever it changes by itself. */
export function notNow(rule: string, text: string, until: Instant | null = null): Finding {
  return { verdict: 'deny', rule, text, lasts: 'passing', until, step: null };
}

/** A step is missing. */
export function needed(rule: string, step: string, text: string): Finding {
  return { verdict: 'needs', rule, text, lasts: 'standing', until: null, step };
}

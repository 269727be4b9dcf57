import type { Instant } from '../../calendar/civil.ts';
import type { Rung } from '../case.ts';
import type { CaseFacts, CircuitFacts } from '../facts.ts';
import type { LockVerdict } from '../may-lock/may-lock.ts';
import type { Reason } from '../reason.ts';

/** Everything about a case that decides its next rung. */
export interface LadderFacts extends CaseFacts {
  readonly circuits: readonly CircuitFacts[];
}

/** What is to happen to a case now. The one who applies it does all of it in one transaction, or nothing. */
export interface CaseDecision {
  /** The next rung, one at most: each step is decided from facts read again. */
  readonly move: { readonly to: Rung; readonly because: string } | null;
  /** The case ends: its charges are paid, or a hold covers them. */
  readonly end: { readonly because: 'settled' | 'held'; readonly text: string } | null;
  /** A warning to plan. */
  readonly document: { readonly className: 'warning'; readonly dueAt: Instant } | null;
  /** Circuits to order a lock for. */
  readonly orders: readonly { readonly circuitId: string; readonly n: number }[];
  /** Lock orders that ran out before anybody took them. */
  readonly expired: readonly string[];
  /** What `mayLock` said, circuit by circuit, where it was asked. */
  readonly verdicts: readonly { readonly circuitId: string; readonly verdict: LockVerdict }[];
  /** A person has to decide, and was not asked since there was something new to ask about. */
  readonly askApproval: boolean;
  /** When to look again; null when only an event can change anything. */
  readonly nextDueAt: Instant | null;
  /** What stands between the case and its next rung. */
  readonly reasons: readonly Reason[];
}

const NOTHING: CaseDecision = {
  move: null,
  end: null,
  document: null,
  orders: [],
  expired: [],
  verdicts: [],
  askApproval: false,
  nextDueAt: null,
  reasons: [],
};

/** A decision with what is given, and nothing else. */
export function decision(given: Partial<CaseDecision>): CaseDecision {
  return { ...NOTHING, ...given };
}

import type { CivilDate, Instant } from '../calendar/civil.ts';
import type { Creditor } from '../lease/lease.ts';
import type { Actor } from './actor.ts';

/** The evidence ladder. A rung is entered only with evidence that the one before was delivered, and after its period. */
export const RUNGS = ['notified', 'warned', 'approved', 'locking', 'locked', 'unlocking', 'closed'] as const;
export type Rung = (typeof RUNGS)[number];

/** One lease, one creditor, one currency and the closed list of charges named in its notice. */
export interface LockCase {
  readonly caseId: string;
  readonly leaseId: string;
  readonly tenantId: string;
  readonly creditor: Creditor;
  readonly currency: string;
  readonly chargeIds: readonly string[];
  /** The oldest due date of its charges, fixed when it opened: the clock of the case. */
  readonly clockDate: CivilDate;
  readonly rung: Rung;
  readonly openedAt: Instant;
  readonly rungSince: Instant;
  readonly noticeId: string;
  readonly warningId: string | null;
  /** When `due` should look at it next; null when only an event can move it. */
  readonly dueAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Why it closed: `settled`, `credited`, `held`, `released`. */
  readonly closedBecause: string | null;
}

export interface Approval {
  readonly caseId: string;
  readonly decision: 'approved' | 'refused';
  readonly by: string;
  /** How the person came, and whether somebody vouched for the name: what a lock asks again. */
  readonly via: Actor['via'];
  readonly authenticated: boolean;
  readonly reason: string;
  readonly at: Instant;
}

export type HoldType = 'dispute' | 'promise' | 'plan' | 'insolvency' | 'manual';

/** A reason to stand still: typed, with owner, reason, scope and expiry (L15, L16, L31). */
export interface Hold {
  readonly holdId: string;
  readonly type: HoldType;
  readonly tenantId: string;
  /** Null = every case of the tenant. */
  readonly caseId: string | null;
  readonly owner: string;
  readonly reason: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly liftedAt: Instant | null;
  /** What it does to a case that is already locked. */
  readonly whenLocked: 'release' | 'stay';
}

/** That a hold was taken away: a fact of its own, beside the hold. */
export interface HoldLift extends Lift {
  readonly holdId: string;
}

/** That a stop or isolation was taken away: a fact of its own, beside it. */
export interface StopLift extends Lift {
  readonly stopId: string;
}

interface Lift {
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
  readonly knownAt: Instant;
}

/** A lever of a person: while it stands nothing is locked (scope site, tenant or circuit) or, as `isolation`, a circuit stays off for safety. */
export interface Stop {
  readonly stopId: string;
  readonly kind: 'stop' | 'isolation';
  readonly scope: 'site' | 'tenant' | 'circuit';
  /** Tenant or circuit id; the site id for the whole site. */
  readonly target: string;
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
  readonly until: Instant | null;
  readonly liftedAt: Instant | null;
}

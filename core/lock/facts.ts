import type { CivilDate, Instant } from '../calendar/civil.ts';
import type { Circuit } from '../estate/estate.ts';
import type { SwitchState } from '../estate/switch-state.ts';
import type { CreditorRole, DebtType, DisconnectionClause, ProtectedStatus } from '../lease/lease.ts';
import type { Evidence } from '../reminders/message.ts';
import type { Approval, HoldType, Rung, Stop } from './case.ts';
import type { SwitchAction } from './order.ts';

/**
 * What a decision about a case goes by: a plain, immutable snapshot without names or texts of people,
 * so that it can stand in the audit chain and the decision can be made again from it.
 */
export interface CaseFacts {
  readonly site: SiteFacts;
  readonly case: {
    readonly caseId: string;
    readonly leaseId: string;
    readonly tenantId: string;
    readonly creditorRole: CreditorRole;
    readonly currency: string;
    readonly clockDate: CivilDate;
    readonly rung: Rung;
  };
  readonly charges: readonly ChargeFacts[];
  /** Null when the lease is not known (any more). */
  readonly lease: {
    readonly tenantId: string;
    readonly clause: DisconnectionClause | null;
    readonly protectedStatus: ProtectedStatus;
  } | null;
  readonly notice: DocumentFacts | null;
  readonly warning: DocumentFacts | null;
  /** The last decision of a person. */
  readonly approval: ApprovalFacts | null;
  /** When a person was last asked for one. */
  readonly approvalAskedAt: Instant | null;
  /** Holds in force that concern this case. */
  readonly holds: readonly HoldFacts[];
  /** Stops in force, of the whole site. */
  readonly stops: readonly Pick<Stop, 'stopId' | 'kind' | 'scope' | 'target' | 'until'>[];
  readonly money: MoneyFacts;
  readonly limits: LimitFacts;
}

/** `CaseFacts` and one circuit: what `mayLock` judges. */
export interface LockFacts extends CaseFacts {
  readonly circuit: CircuitFacts;
}

export interface SiteFacts {
  readonly siteId: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly mode: 'simulated' | 'dry-run' | 'live';
  /** A named person armed this site on this installation. Nothing can in this version. */
  readonly armed: boolean;
  /** Civil time when the store last noted it: the clock must not run behind it. */
  readonly clockNotedAt: Instant;
}

export interface ChargeFacts {
  readonly chargeId: string;
  readonly debtType: DebtType;
  readonly creditorRole: CreditorRole;
  readonly currency: string;
  readonly openMinor: number;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
  readonly backfilled: boolean;
}

/** A notice or warning: how its message stands, and the evidence about it. */
export interface DocumentFacts {
  readonly messageId: string;
  readonly state: string;
  readonly plannedAt: Instant;
  readonly dueAt: Instant;
  readonly endedAt: Instant | null;
  /** Channels that it left by. */
  readonly channels: readonly string[];
  readonly evidence: readonly Omit<Evidence, 'messageId'>[];
}

/** What a person decided, when, and whether somebody vouches for the person: never who it was. */
export interface ApprovalFacts extends Pick<Approval, 'decision' | 'at' | 'via' | 'authenticated'> {}

export interface HoldFacts {
  readonly holdId: string;
  readonly type: HoldType;
  readonly until: Instant;
  readonly whenLocked: 'release' | 'stay';
}

export interface MoneyFacts {
  /** Money that nobody has been found for. */
  readonly suspense: readonly {
    readonly paymentId: string;
    readonly currency: string;
    readonly openMinor: number;
    readonly paidAt: Instant;
    /** Its payer or reference mentions this tenant. */
    readonly namesTenant: boolean;
  }[];
  readonly unusedCredit: readonly { readonly currency: string; readonly minor: number }[];
  /** The bank feed has told everything up to this day. */
  readonly bankCoveredThrough: CivilDate | null;
}

/** Where and how many locks there were, as units: both circuits of one unit count once. */
export interface LimitFacts {
  /** Frames that left within the last hour, and orders that are planned or taken and have not left yet. */
  readonly lastHour: readonly { readonly floor: string; readonly unitId: string }[];
  /** The same, for the last 24 hours. */
  readonly lastDay: readonly { readonly floor: string; readonly unitId: string }[];
}

export interface OrderFacts {
  readonly orderId: string;
  readonly action: SwitchAction;
  /** The state of its effect. */
  readonly state: string;
  readonly dueAt: Instant;
  readonly expiresAt: Instant | null;
  readonly endedAt: Instant | null;
}

export interface CircuitFacts {
  readonly circuit: Circuit;
  readonly floor: string | null;
  /** Who occupies the unit today. */
  readonly occupiedBy: readonly string[];
  readonly meter: { readonly meterId: string; readonly dtuId: string; readonly number: string; readonly profile: string } | null;
  readonly reading: {
    readonly takenAt: Instant;
    readonly number: string;
    readonly switchState: SwitchState;
    readonly rate: number;
  } | null;
  readonly dtuOnline: boolean;
  /** Cases that hold it off. */
  readonly heldBy: readonly { readonly caseId: string; readonly rung: Rung }[];
  /** Orders of this case for it, newest first. */
  readonly orders: readonly OrderFacts[];
}

/** What is still owed of the charges that the case names. */
export function debtOf(facts: CaseFacts): number {
  return facts.charges.reduce((sum, charge) => sum + Math.max(0, charge.openMinor), 0);
}

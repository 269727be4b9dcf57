import type { Instant } from '../../../core/calendar/civil.ts';
import type { Approval, Hold, HoldLift, LockCase, Stop, StopLift } from '../../../core/lock/case.ts';
import type { SwitchOrder } from '../../../core/lock/order.ts';

/** A task for a person: something the system may not or cannot settle itself. */
export interface WorkOrder {
  readonly workOrderId: string;
  readonly kind: 'contradiction' | 'unknown-switch' | 'unlock-overdue' | 'lock-refused' | 'not-ours';
  readonly circuitId: string;
  readonly tenantId: string;
  readonly caseId: string | null;
  readonly orderId: string | null;
  readonly reason: string;
  readonly openedAt: Instant;
}

export interface CaseRepository {
  open(lockCase: LockCase): Promise<void>;
  /** Writes rung, rungSince, warningId, dueAt, closedAt, closedBecause of a case (its identity and list of charges never change). */
  update(lockCase: LockCase): Promise<void>;
  get(caseId: string): Promise<LockCase | null>;
  /** Cases not closed, by id; of one tenant when named. */
  listOpen(tenantId?: string): Promise<LockCase[]>;
  /** Which of these tenants have a case that is not closed. */
  tenantsInCase(tenantIds: readonly string[]): Promise<Set<string>>;
  /** Every case, newest first. */
  list(limit: number): Promise<LockCase[]>;
  /** Which of these charges already stand in a case, open or closed. */
  charged(chargeIds: readonly string[]): Promise<string[]>;
  nextDueAt(): Promise<Instant | null>;
  dueBy(at: Instant, limit: number): Promise<LockCase[]>;

  addApproval(approval: Approval): Promise<void>;
  /** The last one of a case. */
  approval(caseId: string): Promise<Approval | null>;

  addHold(hold: Hold): Promise<void>;
  /** Adds that a hold was lifted. False when there is none of that id, or it was lifted before. */
  liftHold(lift: HoldLift): Promise<boolean>;
  /** Holds of a tenant (all when null) in force at `at`. */
  holds(tenantId: string | null, at: Instant): Promise<Hold[]>;
  /** How many holds a tenant ever had, lifted and run out ones too: the next one's number is one more. */
  countHolds(tenantId: string): Promise<number>;
  addStop(stop: Stop): Promise<void>;
  /** Adds that a stop was lifted. False when there is none of that id, or it was lifted before. */
  liftStop(lift: StopLift): Promise<boolean>;
  stops(at: Instant): Promise<Stop[]>;

  addOrder(order: SwitchOrder): Promise<void>;
  updateOrder(order: SwitchOrder): Promise<void>;
  order(orderId: string): Promise<SwitchOrder | null>;
  /** Orders of a case or circuit, newest first. */
  orders(filter: {
    caseId?: string;
    circuitId?: string;
    action?: SwitchOrder['action'];
    since?: Instant;
    limit?: number;
  }): Promise<SwitchOrder[]>;

  /** That a case holds a circuit off, by which order. Kept from the moment the lock's frame may have left until its unlock is confirmed. */
  holdCircuit(circuitId: string, caseId: string, orderId: string, at: Instant): Promise<void>;
  releaseCircuit(circuitId: string, caseId: string): Promise<void>;
  /** Who holds which circuits off. */
  heldCircuits(filter: {
    circuitId?: string;
    caseId?: string;
  }): Promise<{ circuitId: string; caseId: string; orderId: string; since: Instant }[]>;

  addWorkOrder(order: WorkOrder): Promise<boolean>;
  workOrders(limit: number): Promise<WorkOrder[]>;

  /** Lock orders whose frame left in [from, to), by floor, for the limits per hour, floor and site. */
  locksBetween(from: Instant, to: Instant): Promise<{ floor: string; unitId: string }[]>;
  /** How many cases stand on each rung, and were closed on `date`'s day. */
  countByRung(): Promise<{ rung: string; n: number }[]>;
}

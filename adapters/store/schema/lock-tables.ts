import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Utility } from '../../../core/estate/estate.ts';
import type { SwitchState } from '../../../core/estate/switch-state.ts';
import type { CreditorRole } from '../../../core/lease/lease.ts';
import type { Approval, Hold, HoldLift, HoldType, Rung, Stop, StopLift } from '../../../core/lock/case.ts';
import type { PhysicsVerdict, SwitchAction } from '../../../core/lock/order.ts';
import type { WorkOrder } from '../faces/lock.ts';
import type { Flag, Written } from './estate-tables.ts';

export type CaseRow = {
  siteId: string;
  caseId: string;
  leaseId: string;
  tenantId: string;
  creditorParty: string;
  creditorRole: CreditorRole;
  currency: string;
  clockDate: CivilDate;
  rung: Rung;
  openedAt: Instant;
  rungSince: Instant;
  noticeId: string;
  warningId: string | null;
  dueAt: Instant | null;
  closedAt: Instant | null;
  closedBecause: string | null;
};

/** `place` keeps the order in which the notice names the charges. */
export type CaseChargeRow = { siteId: string; caseId: string; chargeId: string; place: number } & Written;

export type ApprovalRow = {
  siteId: string;
  caseId: string;
  number: number;
  decision: Approval['decision'];
  by: string;
  via: Approval['via'];
  authenticated: Flag;
  reason: string;
  at: Instant;
} & Written;

export type HoldRow = {
  siteId: string;
  holdId: string;
  type: HoldType;
  tenantId: string;
  caseId: string | null;
  owner: string;
  reason: string;
  from: Instant;
  until: Instant;
  whenLocked: Hold['whenLocked'];
} & Written;

/** That a person took a hold away, and why: once. */
export type HoldLiftRow = { siteId: string } & Written & { -readonly [K in keyof HoldLift]: HoldLift[K] };

export type StopRow = {
  siteId: string;
  stopId: string;
  kind: Stop['kind'];
  scope: Stop['scope'];
  target: string;
  by: string;
  reason: string;
  at: Instant;
  until: Instant | null;
} & Written;

/** That a person took a stop away, and why: once. */
export type StopLiftRow = { siteId: string } & Written & { -readonly [K in keyof StopLift]: StopLift[K] };

export type OrderRow = {
  siteId: string;
  orderId: string;
  action: SwitchAction;
  circuitId: string;
  meterId: string;
  dtuId: string;
  utility: Utility;
  unitId: string;
  tenantId: string;
  plannedAt: Instant;
  expiresAt: Instant | null;
  observed: SwitchState;
  physics: PhysicsVerdict;
  frameSentAt: Instant | null;
  confirmedAt: Instant | null;
  attempts: number;
  reason: string | null;
  /** Of the owner of its DTU when it was taken; 0 while there is one owner only. */
  fencing: number;
};

export type OrderCaseRow = { siteId: string; orderId: string; caseId: string; place: number } & Written;

export type CircuitHoldRow = { siteId: string; circuitId: string; caseId: string; orderId: string; since: Instant };

export type WorkOrderRow = { siteId: string } & Written & { -readonly [K in keyof WorkOrder]: WorkOrder[K] };

export interface LockTables {
  lockCase: CaseRow;
  caseCharge: CaseChargeRow;
  approval: ApprovalRow;
  hold: HoldRow;
  holdLift: HoldLiftRow;
  stop: StopRow;
  stopLift: StopLiftRow;
  switchOrder: OrderRow;
  orderCase: OrderCaseRow;
  circuitHold: CircuitHoldRow;
  workOrder: WorkOrderRow;
}

import type { CivilDate, CivilTime } from '../../calendar/civil.ts';
import type { CreditorRole, DebtType } from '../../lease/lease.ts';
import type { AllocationPolicy } from '../../ledger/allocation-policy.ts';
import type { ReceiptProof } from '../../reminders/message.ts';

/** A policy pack: rules of a jurisdiction or house as data, chosen by the operator (RULES.md ids in the comments). */
export interface Pack {
  readonly id: string;
  readonly version: number;
  /** What it is and what it is not, in one sentence. */
  readonly about: string;
  /** May this pack run on a site that is not simulated? */
  readonly forRealSites: boolean;
  /** L3, L4, L24: the debts a lock may enforce, by the creditor's role. */
  readonly lockableDebtTypes: Readonly<Record<CreditorRole, readonly DebtType[]>>;
  /** L4, L30: no lock without a clause in the lease. */
  readonly clauseRequired: boolean;
  /** What money is set against when nobody said what for (L6). */
  readonly allocation: AllocationPolicy;
  /** L14, in minor units of the site's currency. */
  readonly minDebtMinor: number;
  /** L18. */
  readonly maxDebtAgeDays: number;
  readonly ladder: {
    /** Days after the clock date on which the notice is planned. */
    readonly noticeAfterDays: number;
    /** The warning: at least so many days after the clock date, and after the notice was delivered. */
    readonly warningAfterDays: number;
    readonly warningAfterNoticeDays: number;
    /** The lock: at least so many days after the clock date, and after the warning was delivered (L1, L2, L5). */
    readonly lockAfterDays: number;
    readonly lockAfterWarningDays: number;
  };
  readonly approval: {
    readonly required: boolean;
    /** A person whom Node-RED (or the simulated site's twin) has named; nobody else. */
    readonly byPerson: boolean;
    /** After so many hours an approval is stale. */
    readonly validHours: number;
  };
  /** L10, L11, L26: the hours in which a lock may leave, local time, and ISO weekdays. */
  readonly lockWindow: { readonly from: CivilTime; readonly to: CivilTime; readonly weekdays: readonly number[] };
  /** L9: hours in which somebody is on duty until supply could be back. */
  readonly duty: {
    readonly from: CivilTime;
    readonly to: CivilTime;
    readonly weekdays: readonly number[];
    readonly hoursUntilBack: number;
  };
  /** The calendar of holidays must cover today and tomorrow (L9, L10). */
  readonly calendar: {
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly holidays: readonly CivilDate[];
    readonly denyEves: boolean;
  };
  readonly limits: { readonly perHour: number; readonly perFloorPerHour: number; readonly perDay: number };
  readonly freshness: {
    /** The bank feed must cover the day that many days before today. */
    readonly bankDays: number;
    readonly meterMinutes: number;
    /** L20 / PROTOCOLS §6: the switch was read within this. */
    readonly switchMinutes: number;
  };
  /** Which proofs count as delivered, per channel, and from which sources. */
  readonly deliveryProofs: readonly { readonly channel: string; readonly proof: ReceiptProof; readonly sources: readonly string[] }[];
  /** L25: hours in which a tenant may be contacted. */
  readonly contactHours: { readonly from: CivilTime; readonly to: CivilTime };
  /** An order not carried out by then expires. */
  readonly orderValidMinutes: number;
  /** L15, L16, L31: what a hold does to a case already locked, where it does not say itself. */
  readonly holdWhenLocked: 'release' | 'stay';
}

import type { CivilDate } from '../calendar/civil.ts';
import type { Creditor, DebtType } from './debt-type.ts';
import type { LineBasis } from './line-basis.ts';

export type { Creditor, CreditorRole, DebtType } from './debt-type.ts';
export type * from './line-basis.ts';

/** A line of a lease: what is owed to whom, how often, and when. */
export interface ChargeLine {
  readonly lineId: string;
  readonly debtType: DebtType;
  readonly creditor: Creditor;
  /** ISO 4217; one lease may owe in several. */
  readonly currency: string;
  readonly basis: LineBasis;
  /** First day of the line; null = of the lease. */
  readonly from: CivilDate | null;
  /** First day after the line; null = of the lease. */
  readonly to: CivilDate | null;
  readonly frequency: 'month' | 'quarter' | 'half-year' | 'year';
  /** Periods begin with the calendar's (1 January, 1 April …), or with the first day of the lease. */
  readonly anchor: 'calendar' | 'lease';
  readonly timing: 'advance' | 'arrears';
  /** Day of the month on which it is due, 1…31; in a shorter month its last day. */
  readonly dueDay: number;
  /** Where a due day that is no business day goes (ISDA names). */
  readonly convention: 'none' | 'following' | 'modified-following' | 'preceding';
  /** It is issued this many days before it is due. A metered line that bills to its issue date bills up to here. */
  readonly issueDaysBefore: number;
  /** How a part of a period is charged: by the days of its month, by months of 30 days, by a year of 365, or as a whole. */
  readonly proration: 'actual-month' | 'thirty-360' | 'actual-365' | 'whole';
  readonly tax: LineTax | null;
  readonly lateFee: LateFeeTerms | null;
}

/** Tax on a line, rounded half up once per charge. */
export interface LineTax {
  readonly name: string;
  readonly rateBp: number;
  /** The line's amounts hold it already. */
  readonly included: boolean;
}

/** What is owed for paying late: nothing within the grace, then so much at once and a day, never more than the caps. */
export interface LateFeeTerms {
  readonly graceDays: number;
  readonly flatMinor: number;
  /** Millionths of what is open, for each day after the due date (500 = 0.05 %). */
  readonly perDayPpm: number;
  /** At most so much, and at most this share of the charge; null = no such cap. */
  readonly capMinor: number | null;
  readonly capBp: number | null;
}

/** The clause of the contract that permits disconnection (L4, L30). */
export interface DisconnectionClause {
  readonly ref: string;
  readonly noticeDays: number;
}

export interface Party {
  readonly role: 'landlord' | 'tenant' | 'guarantor' | 'property-service-provider' | 'utility-reseller';
  readonly name: string;
  /** Number in a register of companies, or null. */
  readonly registration: string | null;
}

/** A person to write to about this lease. */
export interface ContactPerson {
  readonly name: string;
  /** What they are there for: `accounts`, `manager` … */
  readonly duty: string;
  readonly language: string;
  readonly channel: 'webhook' | 'mqtt' | 'email';
  readonly address: string;
}

/** Who must not be cut off whatever is owed (L19); anything but `none` keeps every lock away. */
export type ProtectedStatus = 'none' | 'medical' | 'care' | 'emergency-service' | 'important-user';

/** What made this version of a lease another one than the last. */
export interface Amendment {
  readonly kind: 'amendment' | 'renewal' | 'termination' | 'correction';
  readonly ref: string;
  /** From this day on its terms are what counts; terms before it stand as they were. */
  readonly effectiveFrom: CivilDate;
}

export interface Lease {
  readonly leaseId: string;
  readonly tenantId: string;
  readonly unitIds: readonly string[];
  readonly parties: readonly Party[];
  readonly contacts: readonly ContactPerson[];
  readonly currency: string;
  /** The contract's area in square decimetres (123.45 m² = 12,345), or null. */
  readonly areaDm2: number | null;
  readonly signedOn: CivilDate | null;
  readonly from: CivilDate;
  /** First day after the term; null = open. */
  readonly to: CivilDate | null;
  readonly depositMinor: number | null;
  readonly disconnectionClause: DisconnectionClause | null;
  readonly protectedStatus: ProtectedStatus;
  /** `direct` asks for supply at once after payment even where the meter offers its button. */
  readonly reconnect: 'as-meter' | 'direct';
  readonly lines: readonly ChargeLine[];
  readonly amendment: Amendment | null;
}

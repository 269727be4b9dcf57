import type { CivilDate } from '../calendar/civil.ts';
import type { Utility } from '../estate/estate.ts';

/** The kinds of debt a tenant can have. A lock may enforce only those that the policy pack names for the creditor's role (L3, L4, L24). */
export type DebtType = 'rent' | 'electricity' | 'water' | 'service-charge' | 'other';

/** In what capacity somebody is owed (L3: a property-service provider may not cut supply for its fees). */
export type CreditorRole = 'landlord' | 'property-service-provider' | 'utility-reseller';

export interface Creditor {
  readonly party: string;
  readonly role: CreditorRole;
}

/** What one line of a lease charges each month. */
export type LineBasis =
  | { readonly kind: 'fixed'; readonly amountMinor: number }
  /** By meter: `tariffMinor` minor units per kWh or per m³; registers are integers of Wh and litres. */
  | { readonly kind: 'metered'; readonly utility: Utility; readonly tariffMinor: number };

export interface ChargeLine {
  readonly lineId: string;
  readonly debtType: DebtType;
  readonly creditor: Creditor;
  readonly basis: LineBasis;
  /** Day of the month on which it is due, 1…28. */
  readonly dueDay: number;
  /** It is issued this many days before it is due. A metered line bills up to its issue date. */
  readonly issueDaysBefore: number;
}

/** The clause of the contract that permits disconnection (L4, L30). */
export interface DisconnectionClause {
  readonly ref: string;
  readonly noticeDays: number;
}

export interface Lease {
  readonly leaseId: string;
  readonly tenantId: string;
  readonly unitIds: readonly string[];
  readonly currency: string;
  readonly from: CivilDate;
  /** First day after the term; null = open. */
  readonly to: CivilDate | null;
  readonly disconnectionClause: DisconnectionClause | null;
  /** `direct` asks for supply at once after payment even where the meter offers its button. */
  readonly reconnect: 'as-meter' | 'direct';
  readonly lines: readonly ChargeLine[];
}

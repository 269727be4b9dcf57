/** The kinds of debt a tenant can have. A lock may enforce only those that the policy pack names for the creditor's role (L3, L4, L24). */
export const DEBT_TYPES = [
  'rent',
  'turnover-rent',
  'service-charge',
  'marketing-fund',
  'electricity',
  'water',
  'deposit',
  'late-fee',
  'other',
] as const;
export type DebtType = (typeof DEBT_TYPES)[number];

/** In what capacity somebody is owed (L3: a property-service provider may not cut supply for its fees). */
export const CREDITOR_ROLES = ['landlord', 'property-service-provider', 'utility-reseller'] as const;
export type CreditorRole = (typeof CREDITOR_ROLES)[number];

export interface Creditor {
  readonly party: string;
  readonly role: CreditorRole;
}

import type { Known } from '../../core/lease/forms/check-terms.ts';

/** What people call a contract: its number, tenant and landlord as far as they are known; else where it came from. */
export function contractTitle({ contractNo, tenant, landlord }: Known, origin: string): string {
  return [contractNo, tenant, landlord].filter((part) => part !== undefined).join(' · ') || origin;
}

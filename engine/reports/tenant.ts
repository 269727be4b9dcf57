import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Tenant } from '../../core/estate/estate.ts';
import { ReportError } from './report-error.ts';

/**
 * The tenant that a question names.
 * @throws ReportError `report/unknown-tenant`: nothing owed and never heard of are two answers
 */
export async function knownTenant(tx: StoreTransaction, tenantId: string): Promise<Tenant> {
  const tenant = await tx.estate.tenant(tenantId);
  if (tenant !== null) return tenant;
  throw new ReportError('report/unknown-tenant', unknownTenant(tenantId));
}

/** That nobody knows a tenant, and what to do. */
export function unknownTenant(tenantId: string): string {
  return `tenant '${tenantId}' is not known: look at its spelling, or import the estate first`;
}

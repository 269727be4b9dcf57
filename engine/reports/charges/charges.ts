import type { StoreTransaction } from '../../../adapters/store/store.ts';
import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Tenant } from '../../../core/estate/estate.ts';
import type { EngineContext } from '../../context.ts';
import { momentOf } from '../moment.ts';
import { ReportError } from '../report-error.ts';
import { type ChargeDetail, chargeDetails } from './charge-detail.ts';
import { type NotCharged, notCharged } from './not-charged.ts';

/** What was charged to a tenant (or under one lease), and what is due and not charged yet. */
export interface ChargesReport {
  readonly report: 'charges';
  readonly tenantId: string;
  readonly tenantName: string;
  /** When one lease was asked for; what was charged under none is then left out. */
  readonly leaseId: string | null;
  readonly asOf: Instant;
  readonly on: CivilDate;
  /** By lease, line and day; an adjustment or a late fee follows the charge that it is about. */
  readonly charges: readonly ChargeDetail[];
  /** What waits is known for now only, whatever moment the charges are asked for. */
  readonly waitingAsOf: Instant;
  readonly waiting: readonly NotCharged[];
}

/**
 * The charges of a tenant or a lease as of a moment, each with its working, what adjusts it and what is open of it; beside them what is due by
 * now and not charged yet, with the reason and what to do.
 * @param of id of a tenant, or of a lease where no tenant has it
 * @throws ReportError `report/unknown` when it is neither
 */
export async function chargesReport(context: EngineContext, of: string, asOfText?: string): Promise<ChargesReport> {
  const { at, on } = momentOf(context, asOfText);
  return context.store.read(async (tx) => {
    const { tenant, leaseId } = await named(tx, of);
    const leases = (await tx.leases.list(tenant.tenantId)).filter((lease) => leaseId === null || lease.leaseId === leaseId);
    const balances = await tx.ledger.balances(tenant.tenantId, at);
    return {
      report: 'charges',
      tenantId: tenant.tenantId,
      tenantName: tenant.name,
      leaseId,
      asOf: at,
      on,
      charges: chargeDetails(
        balances.filter(({ charge }) => leaseId === null || charge.leaseId === leaseId),
        await tx.ledger.credits(tenant.tenantId, at),
      ),
      waitingAsOf: context.clock.now(),
      waiting: await notCharged(tx, context, leases),
    };
  });
}

async function named(tx: StoreTransaction, of: string): Promise<{ tenant: Tenant; leaseId: string | null }> {
  const tenant = await tx.estate.tenant(of);
  if (tenant !== null) return { tenant, leaseId: null };
  const lease = await tx.leases.get(of);
  const lessee = lease === null ? null : await tx.estate.tenant(lease.tenantId);
  if (lessee !== null) return { tenant: lessee, leaseId: of };
  throw new ReportError(
    'report/unknown',
    `'${of}' is neither a tenant nor a lease that is known: look at its spelling (dunlock leases lists both), or import it first`,
  );
}

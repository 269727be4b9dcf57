import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Amendment, Lease } from '../../../core/lease/lease.ts';
import type { EngineContext } from '../../context.ts';
import { momentOf } from '../moment.ts';
import { tenantNames } from '../names.ts';
import { pageOf } from '../page.ts';
import { knownTenant } from '../tenant.ts';

/** A lease in one line, by its last version known then. */
export interface LeaseLine {
  readonly leaseId: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly unitIds: readonly string[];
  readonly currency: string;
  readonly from: CivilDate;
  /** First day after the term; null = open. */
  readonly to: CivilDate | null;
  /** On the day of the report. */
  readonly state: 'to come' | 'running' | 'ended';
  readonly lines: readonly string[];
  /** What its last version is; null when it is no amendment. */
  readonly amendment: Amendment | null;
}

/** All leases. */
export interface LeasesReport {
  readonly report: 'leases';
  readonly asOf: Instant;
  readonly on: CivilDate;
  readonly leases: readonly LeaseLine[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** Of whom, as of when, and which page. */
export interface LeasesQuestion {
  readonly asOf?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly limit?: number | undefined;
  /** Id of the last lease of the page before. */
  readonly after?: string | undefined;
}

/**
 * The leases that were known at a moment, by id, one page of them.
 * @throws ReportError for a moment, a tenant or a page that is none
 */
export async function leasesReport(context: EngineContext, { asOf, tenantId, limit, after }: LeasesQuestion): Promise<LeasesReport> {
  const moment = momentOf(context, asOf);
  const length = pageOf(limit);
  return context.store.read(async (tx) => {
    if (tenantId !== undefined) await knownTenant(tx, tenantId);
    const names = await tenantNames(tx);
    const known = await tx.leases.list(tenantId, moment.asOf === 'now' ? undefined : moment.at);
    const found = after === undefined ? known : known.filter(({ leaseId }) => leaseId > after);
    const shown = found.slice(0, length);
    return {
      report: 'leases',
      asOf: moment.at,
      on: moment.on,
      leases: shown.map((lease) => leaseLine(lease, names.get(lease.tenantId) ?? '', moment.on)),
      next: found.length > length ? (shown.at(-1)?.leaseId ?? null) : null,
    };
  });
}

function leaseLine(lease: Lease, tenantName: string, on: CivilDate): LeaseLine {
  const { leaseId, tenantId, unitIds, currency, from, to, amendment } = lease;
  const state = from > on ? 'to come' : to !== null && to <= on ? 'ended' : 'running';
  const lines = lease.lines.map(({ lineId }) => lineId);
  return { leaseId, tenantId, tenantName, unitIds, currency, from, to, state, lines, amendment };
}

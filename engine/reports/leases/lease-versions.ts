import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Amendment, Lease } from '../../../core/lease/lease.ts';
import { leaseTold, lineTold } from '../../../core/lease/told/lease-told.ts';
import { type TermChange, whatChanged } from '../../../core/lease/told/what-changed.ts';
import { type VersionDays, versionDays } from '../../../core/lease/version-days.ts';
import type { EngineContext } from '../../context.ts';
import { momentOf } from '../moment.ts';
import { ReportError } from '../report-error.ts';

/** A version of a lease: when it became known, what it is, for which days its terms count, and what it says otherwise. */
export interface VersionTold {
  readonly version: number;
  readonly knownAt: Instant;
  /** Null for the first version and for one that corrects the lease from its first day. */
  readonly amendment: Amendment | null;
  /** By what was known at the moment of the report. */
  readonly counts: VersionDays;
  /** Against the version before; none for the first. */
  readonly changes: readonly TermChange[];
  readonly lease: Lease;
}

/** A term for people. */
export interface TermTold {
  /** Null for a term of the lease itself. */
  readonly lineId: string | null;
  readonly term: string;
  readonly text: string;
}

/** One lease with all that became of it. */
export interface LeaseReport {
  readonly report: 'lease';
  readonly leaseId: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly asOf: Instant;
  readonly on: CivilDate;
  /** What the last version says. */
  readonly terms: readonly TermTold[];
  /** Oldest first. */
  readonly versions: readonly VersionTold[];
}

/**
 * A lease by the versions that were known at a moment.
 * @throws ReportError `report/unknown` when it was not known then
 */
export async function leaseReport(context: EngineContext, leaseId: string, asOfText?: string): Promise<LeaseReport> {
  const { at, on } = momentOf(context, asOfText);
  return context.store.read(async (tx) => {
    const versions = (await tx.leases.versions(leaseId)).filter(({ knownAt }) => knownAt <= at);
    const last = versions.at(-1);
    if (last === undefined)
      throw new ReportError(
        'report/unknown',
        `lease '${leaseId}' is not known${asOfText === undefined ? '' : ` as of ${asOfText}`}: dunlock leases lists those that are`,
      );
    const tenant = await tx.estate.tenant(last.lease.tenantId);
    const days = versionDays(versions.map(({ lease }) => lease));
    return {
      report: 'lease',
      leaseId,
      tenantId: last.lease.tenantId,
      tenantName: tenant?.name ?? '',
      asOf: at,
      on,
      terms: termsOf(last.lease),
      versions: versions.map(({ version, knownAt, lease }, index) => {
        const before = versions[index - 1];
        return {
          version,
          knownAt,
          amendment: lease.amendment,
          counts: days[index] ?? { from: null, to: null, erased: false },
          changes: before === undefined ? [] : whatChanged(before.lease, lease),
          lease,
        };
      }),
    };
  });
}

function termsOf(lease: Lease): TermTold[] {
  const said = ([, text]: readonly [string, string]): boolean => text !== '';
  return [
    ...leaseTold(lease)
      .filter(said)
      .map(([term, text]) => ({ lineId: null, term, text })),
    ...lease.lines.flatMap((line) =>
      lineTold(line)
        .filter(said)
        .map(([term, text]) => ({ lineId: line.lineId, term, text })),
    ),
  ];
}

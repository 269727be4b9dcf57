import { plusDays } from '../../../core/calendar/civil.ts';
import { columns, type ReportTable } from '../table.ts';
import type { LeaseReport } from './lease-versions.ts';
import type { LeasesReport } from './leases.ts';

/** Leases, one a row. */
export function leasesTable({ leases }: LeasesReport): ReportTable {
  return {
    columns: columns(
      ...['leaseId', 'tenantId', 'tenantName', 'units', 'firstDay', 'lastDay', 'state', 'currency', 'lines', 'amendment', 'effectiveFrom'],
    ),
    rows: leases.map(({ unitIds, to, lines, amendment, leaseId, tenantId, tenantName, from, state, currency }) => ({
      ...{ leaseId, tenantId, tenantName, firstDay: from, state, currency },
      ...{ units: unitIds.join(' '), lastDay: to === null ? 'open' : plusDays(to, -1), lines: lines.join(' ') },
      ...{ amendment: amendment?.ref ?? '', effectiveFrom: amendment?.effectiveFrom ?? '' },
    })),
  };
}

/** What each version of a lease changed, one term a row; a version that changed nothing that is told has a row of its own. */
export function leaseTable({ versions }: LeaseReport): ReportTable {
  return {
    columns: columns('version>', 'knownAt', 'kind', 'amendment', 'effectiveFrom', 'counts', 'lineId', 'term', 'before', 'after'),
    rows: versions.flatMap(({ version, knownAt, amendment, counts, changes }) => {
      const own = {
        ...{ version, knownAt, kind: amendment?.kind ?? '', amendment: amendment?.ref ?? '' },
        ...{ effectiveFrom: amendment?.effectiveFrom ?? '', counts: counts.erased ? 'no' : 'yes' },
      };
      if (changes.length === 0) return [own];
      return changes.map(({ lineId, term, before, after }) => ({ ...own, lineId: lineId ?? '', term, before, after }));
    }),
  };
}

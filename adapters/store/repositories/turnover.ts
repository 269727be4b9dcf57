import type { TurnoverReport } from '../../../core/lease/turnover.ts';
import type { LeaseRepository } from '../faces/leases.ts';
import type { TurnoverReportRow } from '../schema/lease-tables.ts';
import { allVersions, type Kind, saveVersion } from './versioned.ts';
import type { WritingScope } from './written-rows.ts';

type Content = Omit<TurnoverReport, 'knownAt'>;

const TURNOVER: Kind<Content, TurnoverReportRow> = {
  table: 'turnoverReport',
  key: ['reportId'],
  toRow: ({ reportId, leaseId, from, to, turnover }) => ({
    reportId,
    leaseId,
    validFrom: from,
    validTo: to,
    turnoverMinor: turnover.minor,
    currency: turnover.currency,
  }),
  fromRow: ({ reportId, leaseId, validFrom, validTo, turnoverMinor, currency }) => ({
    reportId,
    leaseId,
    from: validFrom,
    to: validTo,
    turnover: { minor: turnoverMinor, currency },
  }),
};

/** What tenants say they sold: a correction is a new version of the report. */
export function turnoverRepository(scope: WritingScope): Pick<LeaseRepository, 'saveTurnover' | 'turnoverReport' | 'turnover'> {
  return {
    saveTurnover: ({ knownAt, ...report }) => saveVersion(scope, TURNOVER, report, knownAt),
    async turnoverReport(reportId) {
      const last = (await allVersions(scope, TURNOVER, { reportId })).at(-1);
      return last ? { ...last.fact, knownAt: last.knownAt } : null;
    },
    async turnover(leaseId, asOf) {
      const last = new Map<string, TurnoverReport>();
      for (const { fact, knownAt } of await allVersions(scope, TURNOVER, { leaseId })) {
        if (asOf === undefined || knownAt <= asOf) last.set(fact.reportId, { ...fact, knownAt });
      }
      return [...last.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    },
  };
}

function orderOf({ from, reportId }: TurnoverReport): string {
  return `${from} ${reportId}`;
}

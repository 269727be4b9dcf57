import { plusDays } from '../../core/calendar/civil.ts';
import type { TermChange } from '../../core/lease/told/what-changed.ts';
import type { LeaseReport, VersionTold } from '../../engine/reports/leases/lease-versions.ts';
import { table } from './printed.ts';

/** A lease: its terms now, then its versions with when each became known, for which days it counts, and what it changed. */
export function printLease({ leaseId, tenantId, tenantName, asOf, terms, versions }: LeaseReport): string {
  const groups = Map.groupBy(terms, ({ lineId }) => lineId);
  return [
    `Lease ${leaseId} of ${tenantName} (${tenantId}) as of ${asOf}`,
    ...[...groups].flatMap(([lineId, of]) => [
      '',
      ...(lineId === null ? [] : [`line ${lineId}`]),
      ...table(
        of.map(({ term, text }) => [`  ${term}`, text]),
        '<<',
      ),
    ]),
    '',
    versions.length === 1 ? 'One version:' : `${versions.length} versions, the oldest first:`,
    ...versions.flatMap(versionLines),
  ].join('\n');
}

function versionLines({ version, knownAt, amendment, counts, changes }: VersionTold): string[] {
  const what =
    amendment === null
      ? version === 1
        ? 'the lease'
        : 'corrects the lease from its first day'
      : `${amendment.kind} ${amendment.ref}, effective from ${amendment.effectiveFrom}`;
  return ['', `version ${version}, known ${knownAt}: ${what}; ${daysText(counts)}`, ...changes.map((change) => `  ${changeText(change)}`)];
}

function daysText({ from, to, erased }: VersionTold['counts']): string {
  if (erased) return 'counts for no day any more';
  if (from === null) return to === null ? 'counts for all days' : `counts up to ${plusDays(to, -1)}`;
  return to === null ? `counts from ${from} on` : `counts from ${from} to ${plusDays(to, -1)}`;
}

function changeText({ lineId, term, before, after }: TermChange): string {
  const name = `${lineId === null ? '' : `line ${lineId}: `}`;
  if (term === 'line') return before === '' ? `${name}new: ${after}` : `${name}gone: ${before}`;
  return `${name}${term}: ${before || 'nothing'} → ${after || 'nothing'}`;
}

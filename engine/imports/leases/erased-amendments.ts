import type { Lease } from '../../../core/lease/lease.ts';
import { versionDays } from '../../../core/lease/version-days.ts';
import type { ImportWarning } from '../import-report.ts';

/**
 * Amendments that count for no day any more since the last version: it counts from the same day or an earlier one on, or corrects the lease from its
 * first day. One that came again under its own reference, or lies after the term, is not told.
 * @param versions of one lease, oldest first, the new one last
 */
export function erasedAmendments(versions: readonly Lease[]): ImportWarning[] {
  const lease = versions.at(-1);
  if (lease === undefined) return [];
  const before = versionDays(versions.slice(0, -1));
  const after = versionDays(versions);
  return versions.slice(0, -1).flatMap(({ amendment }, index): ImportWarning[] => {
    if (amendment === null || before[index]?.erased !== false || after[index]?.erased !== true) return [];
    if (amendment.ref === lease.amendment?.ref || (lease.to !== null && amendment.effectiveFrom >= lease.to)) return [];
    const now =
      lease.amendment === null
        ? 'this version is no amendment and corrects the lease from its first day'
        : `${lease.amendment.kind} '${lease.amendment.ref}' counts from ${lease.amendment.effectiveFrom} on`;
    const reason = `lease '${lease.leaseId}': ${now}, so ${amendment.kind} '${amendment.ref}' (from ${amendment.effectiveFrom}) counts for no day any more; import it again after this one if it still holds (dunlock leases ${lease.leaseId})`;
    return [{ key: 'amendment-erased', leaseId: lease.leaseId, chargeId: null, line: null, reason }];
  });
}

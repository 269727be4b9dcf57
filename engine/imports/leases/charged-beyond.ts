import type { StoreTransaction } from '../../../adapters/store/store.ts';
import { plusDays } from '../../../core/calendar/civil.ts';
import { chargeId } from '../../../core/lease/charge-draft.ts';
import { daysNotOwed } from '../../../core/lease/days-not-owed.ts';
import type { Lease } from '../../../core/lease/lease.ts';
import { type Span, without } from '../../../core/lease/span.ts';
import type { Charge } from '../../../core/ledger/ledger.ts';
import type { ImportWarning } from '../import-report.ts';

/** A warning where a charge of another system is for days that its lease line does not owe; imported history is left alone. */
export async function chargedBeyond(tx: StoreTransaction, charge: Charge, line: number | null): Promise<ImportWarning[]> {
  const of = placeOf(charge);
  if (of === null) return [];
  const versions = (await tx.leases.versions(of.leaseId)).map(({ lease }) => lease);
  return told(charge, of, daysNotOwed(versions, of.lineId, of.span), versions.at(-1), line);
}

/**
 * The same for all charges of another system under a lease of which a new version came (a termination): those for days that were owed before it and
 * are not any more. The schedule adjusts its own charges, and never those.
 * @param versions oldest first, the new one last
 */
export async function chargedBeyondNow(tx: StoreTransaction, versions: readonly Lease[]): Promise<ImportWarning[]> {
  const lease = versions.at(-1);
  if (lease === undefined || versions.length < 2) return [];
  const found: ImportWarning[] = [];
  for (const charge of await tx.leases.charges(lease.leaseId)) {
    const of = placeOf(charge);
    if (of === null || charge.chargeId === chargeId(of.leaseId, of.lineId, of.span.from)) continue;
    const before = daysNotOwed(versions.slice(0, -1), of.lineId, of.span);
    const ended = daysNotOwed(versions, of.lineId, of.span).filter((days) => without(days, before).length > 0);
    if (ended.length === 0) continue;
    const credits = await tx.ledger.creditsOf([charge.chargeId]);
    const left = credits.reduce((minor, { amount }) => minor - amount.minor, charge.amount.minor);
    if (left > 0) found.push(...told(charge, of, ended, lease, null));
  }
  return found;
}

interface Place {
  readonly leaseId: string;
  readonly lineId: string;
  readonly span: Span;
}

function placeOf({ leaseId, lineId, periodFrom, periodTo, about, backfilled }: Charge): Place | null {
  if (leaseId === null || lineId === null || periodFrom === null || periodTo === null || about !== null || backfilled) return null;
  return { leaseId, lineId, span: { from: periodFrom, to: periodTo } };
}

function told(charge: Charge, of: Place, days: readonly Span[], lease: Lease | undefined, line: number | null): ImportWarning[] {
  if (days.length === 0) return [];
  const spans = days.map(({ from, to }) => `${from} to ${plusDays(to, -1)}`).join(', ');
  const end = lease?.to === null || lease?.to === undefined ? '' : ` and ends on ${plusDays(lease.to, -1)}`;
  const term = lease === undefined ? '' : ` (the lease begins on ${lease.from}${end})`;
  const reason = `${charge.chargeId} charges lease '${of.leaseId}', line '${of.lineId}' for ${spans}, which is not owed by its terms${term}: credit it where it should not be owed (dunlock credit ${charge.chargeId}), or correct the lease`;
  return [{ key: 'days-not-owed', leaseId: of.leaseId, chargeId: charge.chargeId, line, reason }];
}

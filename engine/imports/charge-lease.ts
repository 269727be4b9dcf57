import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { ChargeLine, Lease } from '../../core/lease/lease.ts';
import { chargedOnce } from '../../core/lease/one-off-charges.ts';
import type { Span } from '../../core/lease/span.ts';
import type { Charge } from '../../core/ledger/ledger.ts';
import type { Problem } from '../../core/parsing/parsed.ts';
import { lineCharges } from '../charges/lease-facts.ts';
import type { ChargeRow } from './charge-row.ts';

/**
 * Puts an imported charge on the lease line that it names: what the row leaves open (debt type, creditor) is the line's. It must be of the
 * lease's tenant, in the line's currency, and for days that no other charge of the line covers: the schedule takes them as charged from now on. A
 * line that is owed once takes one charge, whatever days it names.
 */
export async function onLeaseLine(tx: StoreTransaction, { charge, ofLine }: ChargeRow): Promise<Charge | Problem> {
  const ofSchedule = await namedAsOfSchedule(tx, charge.chargeId);
  if (ofSchedule !== null) return ofSchedule;
  const { leaseId, lineId, periodFrom, periodTo } = charge;
  if (leaseId === null || lineId === null || periodFrom === null || periodTo === null) return charge;
  const versions = (await tx.leases.versions(leaseId)).map(({ lease }) => lease);
  const lease = versions.at(-1);
  if (lease === undefined) return { place: 'leaseId', reason: `lease '${leaseId}' is not known: import the leases first` };
  if (lease.tenantId !== charge.tenantId) return { place: 'leaseId', reason: `lease '${leaseId}' is of tenant '${lease.tenantId}'` };
  const line = lineOf(versions, lineId);
  if (line === null) return { place: 'lineId', reason: `lease '${leaseId}' has no line '${lineId}'` };
  if (line.currency !== charge.amount.currency)
    return { place: 'currency', reason: `line '${lineId}' of lease '${leaseId}' is in ${line.currency}` };
  const known = (await tx.ledger.charge(charge.chargeId)) !== null;
  const once = known || line.basis.kind !== 'one-off' ? null : await repeated(tx, versions, lineId, { from: periodFrom, to: periodTo });
  if (once !== null) {
    const reason = `line '${lineId}' of lease '${leaseId}' is owed once, and ${once} charges it already: leave this one out, or credit that one (dunlock credit ${once}) and import this one without leaseId, lineId and days`;
    return { place: 'lineId', reason };
  }
  const before = (await tx.leases.charged(leaseId)).find((span) => span.lineId === lineId && span.from < periodTo && span.to > periodFrom);
  if (!known && before !== undefined) {
    const reason = `line '${lineId}' of lease '${leaseId}' is charged from ${before.from} to ${before.to} already`;
    return { place: 'periodFrom', reason };
  }
  return {
    ...charge,
    debtType: ofLine.includes('debtType') ? line.debtType : charge.debtType,
    creditor: {
      party: ofLine.includes('creditorParty') ? line.creditor.party : charge.creditor.party,
      role: ofLine.includes('creditorRole') ? line.creditor.role : charge.creditor.role,
    },
  };
}

/* Which charge stands already for what a line owes once. */
async function repeated(tx: StoreTransaction, versions: readonly Lease[], lineId: string, span: Span): Promise<string | null> {
  const lease = versions.at(-1);
  if (lease === undefined) return null;
  return chargedOnce(lease, versions.slice(0, -1), lineId, span, await lineCharges(tx, lease.leaseId))?.chargeId ?? null;
}

/* The schedule names its charges by their lease: another charge of such a name would stand where one of its own belongs. */
async function namedAsOfSchedule(tx: StoreTransaction, chargeId: string): Promise<Problem | null> {
  const slash = chargeId.indexOf('/');
  const leaseId = chargeId.slice(0, Math.max(slash, 0));
  if (leaseId === '' || (await tx.leases.get(leaseId)) === null || (await tx.ledger.charge(chargeId)) !== null) return null;
  return {
    place: 'chargeId',
    reason: `'${leaseId}/…' is how charges of lease '${leaseId}' are named here: give it the number of its invoice`,
  };
}

/* An amendment may have ended a line that still has charges to come from elsewhere. */
function lineOf(versions: readonly Lease[], lineId: string): ChargeLine | null {
  for (const { lines } of [...versions].reverse()) {
    const line = lines.find((each) => each.lineId === lineId);
    if (line !== undefined) return line;
  }
  return null;
}

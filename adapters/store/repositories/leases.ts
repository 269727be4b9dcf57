import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import type { Amendment, ChargeLine, ContactPerson, DisconnectionClause, Lease, Party } from '../../../core/lease/lease.ts';
import { parseLines } from '../../../core/lease/parse-lease.ts';
import type { LeaseRepository } from '../faces/leases.ts';
import type { LeaseRow } from '../schema/estate-tables.ts';
import { StoreError } from '../store-error.ts';
import { chargedSpans } from './charged-spans.ts';
import { leaseCharges } from './lease-charges.ts';
import { reckonedLeases } from './reckoned-leases.ts';
import { turnoverRepository } from './turnover.ts';
import { allVersions, type Kind, lastVersions, saveVersion } from './versioned.ts';
import type { WritingScope } from './written-rows.ts';

const LEASE: Kind<Lease, LeaseRow> = {
  table: 'lease',
  key: ['leaseId'],
  toRow: ({ from, to, unitIds, parties, contacts, disconnectionClause, lines, amendment, ...lease }) => ({
    ...lease,
    unitIds: canonicalJson(unitIds),
    parties: canonicalJson(parties),
    contacts: canonicalJson(contacts),
    validFrom: from,
    validTo: to,
    clause: canonicalJson(disconnectionClause),
    lines: canonicalJson(lines),
    amendment: canonicalJson(amendment),
  }),
  fromRow: (row) => ({
    leaseId: row.leaseId,
    tenantId: row.tenantId,
    unitIds: JSON.parse(row.unitIds) as string[],
    parties: JSON.parse(row.parties) as Party[],
    contacts: JSON.parse(row.contacts) as ContactPerson[],
    currency: row.currency,
    areaDm2: row.areaDm2,
    signedOn: row.signedOn,
    from: row.validFrom,
    to: row.validTo,
    depositMinor: row.depositMinor,
    disconnectionClause: JSON.parse(row.clause) as DisconnectionClause | null,
    protectedStatus: row.protectedStatus,
    reconnect: row.reconnect,
    lines: keptLines(row),
    amendment: JSON.parse(row.amendment) as Amendment | null,
  }),
};

/* Lines that an earlier version of this program kept lack what it did not know; each that a later one kept says its currency. */
function keptLines({ leaseId, lines, currency }: LeaseRow): ChargeLine[] {
  const kept = JSON.parse(lines) as Partial<ChargeLine>[];
  if (kept.every((line) => line.currency !== undefined)) return kept as ChargeLine[];
  const read = parseLines(kept, currency);
  if (read.ok) return read.value;
  const [problem] = read.problems;
  throw new StoreError({
    key: 'store/lease',
    place: `lines of lease ${leaseId}${problem?.place}`,
    reason: problem?.reason ?? 'cannot be read',
    remedy: 'Import the lease again.',
  });
}

/** Leases by version, what their charges cover, and the turnover that is reported under them. */
export function leaseRepository(scope: WritingScope): LeaseRepository {
  return {
    save: (lease, knownAt) => saveVersion(scope, LEASE, lease, knownAt),
    get: async (leaseId, asOf) => (await lastVersions(scope, LEASE, { leaseId }, LEASE.key, asOf))[0] ?? null,
    list: (tenantId, asOf) => lastVersions(scope, LEASE, tenantId === undefined ? {} : { tenantId }, LEASE.key, asOf),
    versions: async (leaseId) =>
      (await allVersions(scope, LEASE, { leaseId })).map(({ version, fact, knownAt }) => ({ version, lease: fact, knownAt })),
    ...chargedSpans(scope),
    ...leaseCharges(scope),
    ...turnoverRepository(scope),
    ...reckonedLeases(scope),
  };
}

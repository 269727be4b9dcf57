import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import type { ChargeLine, DisconnectionClause, Lease } from '../../../core/lease/lease.ts';
import type { LeaseRepository } from '../faces/estate.ts';
import type { LeaseRow } from '../schema/estate-tables.ts';
import type { Scope } from './scope.ts';
import { type Kind, lastVersions, saveVersion } from './versioned.ts';

const LEASE: Kind<Lease, LeaseRow> = {
  table: 'lease',
  key: ['leaseId'],
  toRow: ({ leaseId, tenantId, unitIds, currency, from, to, disconnectionClause, reconnect, lines }) => ({
    leaseId,
    tenantId,
    unitIds: canonicalJson(unitIds),
    currency,
    validFrom: from,
    validTo: to,
    clause: canonicalJson(disconnectionClause),
    reconnect,
    lines: canonicalJson(lines),
  }),
  fromRow: ({ leaseId, tenantId, unitIds, currency, validFrom, validTo, clause, reconnect, lines }) => ({
    leaseId,
    tenantId,
    unitIds: JSON.parse(unitIds) as string[],
    currency,
    from: validFrom,
    to: validTo,
    disconnectionClause: JSON.parse(clause) as DisconnectionClause | null,
    reconnect,
    lines: JSON.parse(lines) as ChargeLine[],
  }),
};

export function leaseRepository(scope: Scope): LeaseRepository {
  return {
    save: (lease, knownAt) => saveVersion(scope, LEASE, lease, knownAt),
    get: async (leaseId) => (await lastVersions(scope, LEASE, { leaseId }))[0] ?? null,
    list: (tenantId) => lastVersions(scope, LEASE, tenantId === undefined ? {} : { tenantId }),
  };
}

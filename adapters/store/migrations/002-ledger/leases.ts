import type { AddedColumns } from '../add-columns.ts';
import type { TableDefinition } from '../define-table.ts';

export const LEASES_TABLES: Readonly<Record<string, TableDefinition>> = {
  turnoverReport: {
    columns: {
      reportId: 'text',
      leaseId: 'text',
      validFrom: 'text',
      validTo: 'text',
      turnoverMinor: 'integer',
      currency: 'text',
      version: 'integer',
      knownAt: 'text',
      supersedes: 'integer?',
    },
    key: ['reportId', 'version'],
    indices: [['leaseId']],
  },
  leaseReckoned: { columns: { leaseId: 'text', versions: 'integer', reports: 'integer' }, key: ['leaseId'] },
};

export const LEASES_COLUMNS: AddedColumns = {
  lease: {
    parties: { type: 'text', default: '[]' },
    contacts: { type: 'text', default: '[]' },
    areaDm2: { type: 'integer?' },
    signedOn: { type: 'text?' },
    depositMinor: { type: 'integer?' },
    protectedStatus: { type: 'text', default: 'none' },
    amendment: { type: 'text', default: 'null' },
  },
};

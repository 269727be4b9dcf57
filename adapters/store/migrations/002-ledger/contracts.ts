import type { AddedColumns } from '../add-columns.ts';
import type { TableDefinition } from '../define-table.ts';

export const CONTRACTS_TABLES: Readonly<Record<string, TableDefinition>> = {
  contract: {
    columns: {
      contractId: 'text',
      origin: 'text',
      kind: 'text',
      sha256: 'text',
      text: 'text',
      lines: 'text',
      formId: 'text',
      formVersion: 'integer',
      form: 'text',
      terms: 'text',
      knownAt: 'text',
    },
    key: ['contractId'],
    indices: [['knownAt']],
  },
  contractAnswer: {
    columns: { contractId: 'text', number: 'integer', term: 'text', value: 'text', by: 'text', reason: 'text', knownAt: 'text' },
    key: ['contractId', 'number'],
    references: { contractId: 'contract' },
  },
  contractLease: {
    columns: { contractId: 'text', number: 'integer', leaseId: 'text', knownAt: 'text' },
    key: ['contractId', 'number'],
    references: { contractId: 'contract' },
  },
};

export const CONTRACTS_COLUMNS: AddedColumns = {};

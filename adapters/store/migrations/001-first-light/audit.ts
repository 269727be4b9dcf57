import type { TableDefinition } from '../define-table.ts';

export const AUDIT_TABLES: Readonly<Record<string, TableDefinition>> = {
  auditRecord: {
    columns: {
      seq: 'integer',
      at: 'text',
      kind: 'text',
      caseIds: 'text',
      body: 'text',
      textsHash: 'text?',
      previousHash: 'text',
      previousOfCase: 'text',
      hash: 'text',
    },
    key: ['seq'],
  },
  auditCase: {
    columns: { caseId: 'text', seq: 'integer', hash: 'text' },
    key: ['caseId', 'seq'],
    references: { seq: 'auditRecord' },
  },
  auditText: { columns: { seq: 'integer', salt: 'text', texts: 'text' }, key: ['seq'], references: { seq: 'auditRecord' } },
};

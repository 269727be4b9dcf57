import type { TableDefinition } from '../define-table.ts';

export const MESSAGE_TABLES: Readonly<Record<string, TableDefinition>> = {
  score: {
    columns: {
      tenantId: 'text',
      asOf: 'text',
      scoredAt: 'text',
      p: 'real',
      band: 'text',
      confidence: 'text',
      weights: 'text',
      offset: 'real',
      contributions: 'text',
    },
    key: ['tenantId', 'asOf'],
  },
  evidence: {
    columns: { messageId: 'text', kind: 'text', proof: 'text', source: 'text', happenedAt: 'text', knownAt: 'text' },
    key: ['messageId', 'kind', 'proof', 'source'],
  },
  effect: {
    columns: {
      effectId: 'text',
      kind: 'text',
      className: 'text',
      tenantId: 'text',
      caseId: 'text?',
      state: 'text',
      plannedAt: 'text',
      dueAt: 'text',
      expiresAt: 'text?',
      takenBy: 'text?',
      takenAt: 'text?',
      endedAt: 'text?',
      token: 'text',
      attempts: 'integer',
      reason: 'text?',
      body: 'text',
    },
    key: ['effectId'],
    indices: [
      ['state', 'kind', 'className', 'dueAt'],
      ['tenantId', 'dueAt'],
      ['caseId', 'dueAt'],
    ],
  },
};

import type { AddedColumns } from '../add-columns.ts';
import type { TableDefinition } from '../define-table.ts';

/** Corrected by new versions, as everything of the estate. */
const VERSION = { version: 'integer', knownAt: 'text', supersedes: 'integer?' } as const;

export const ESTATE_TABLES: Readonly<Record<string, TableDefinition>> = {
  building: { columns: { building: 'text', name: 'text', address: 'text?', ...VERSION }, key: ['building', 'version'] },
  floor: {
    columns: { building: 'text', floor: 'text', name: 'text', level: 'integer?', ...VERSION },
    key: ['building', 'floor', 'version'],
  },
};

export const ESTATE_COLUMNS: AddedColumns = {
  meter: {
    ptRatio: { type: 'integer', default: 1 },
    openingRegister: { type: 'integer?' },
    closingRegister: { type: 'integer?' },
    openingRates: { type: 'text?' },
    closingRates: { type: 'text?' },
  },
  billingReading: { rates: { type: 'text?' } },
};

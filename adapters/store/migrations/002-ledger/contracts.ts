import type { AddedColumns } from '../add-columns.ts';
import type { TableDefinition } from '../define-table.ts';

export const CONTRACTS_TABLES: Readonly<Record<string, TableDefinition>> = {};

export const CONTRACTS_COLUMNS: AddedColumns = {};

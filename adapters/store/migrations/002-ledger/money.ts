import type { AddedColumns } from '../add-columns.ts';
import type { TableDefinition } from '../define-table.ts';

export const MONEY_TABLES: Readonly<Record<string, TableDefinition>> = {};

export const MONEY_COLUMNS: AddedColumns = {};

import type { AddedColumns } from '../add-columns.ts';
import type { TableDefinition } from '../define-table.ts';

export const LEASES_TABLES: Readonly<Record<string, TableDefinition>> = {};

export const LEASES_COLUMNS: AddedColumns = {};

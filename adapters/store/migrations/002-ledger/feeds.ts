import type { AddedColumns } from '../add-columns.ts';
import type { TableDefinition } from '../define-table.ts';

export const FEEDS_TABLES: Readonly<Record<string, TableDefinition>> = {};

export const FEEDS_COLUMNS: AddedColumns = {};

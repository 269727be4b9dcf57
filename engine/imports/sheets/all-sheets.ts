import { LEASE_SHEET } from '../leases/lease-columns.ts';
import { ESTATE_SHEETS } from './estate-sheets.ts';
import { CHARGES, PAYMENTS } from './money.ts';
import type { Sheet } from './sheet.ts';

/** Every table that an import reads, in the order in which a new site takes them in. */
export const ALL_SHEETS: readonly Sheet[] = [...ESTATE_SHEETS, LEASE_SHEET, CHARGES, PAYMENTS];

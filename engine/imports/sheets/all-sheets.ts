import { CHARGE_SHEET } from '../charge-row.ts';
import { LEASE_SHEET } from '../leases/lease-columns.ts';
import { TURNOVER_SHEET } from '../turnover-row.ts';
import { ESTATE_SHEETS } from './estate-sheets.ts';
import { PAYMENT_SHEET } from './payments.ts';
import type { Sheet } from './sheet.ts';

/** Every table that an import reads, in the order in which a new site takes them in. */
export const ALL_SHEETS: readonly Sheet[] = [...ESTATE_SHEETS, LEASE_SHEET, TURNOVER_SHEET, CHARGE_SHEET, PAYMENT_SHEET];

import type { AddedColumns } from '../add-columns.ts';

/* Rows of the ledger are numbered already: by their batch. */
const NUMBERED = [
  ...['building', 'floor', 'unit', 'tenant', 'occupancy', 'circuit', 'meter', 'dtu', 'dtuCredential', 'billingReading'],
  ...['lease', 'turnoverReport', 'contract', 'contractAnswer', 'contractLease'],
  ...['reject', 'feed', 'feedCover', 'statementBalance', 'bankRef'],
  ...['caseCharge', 'approval', 'hold', 'holdLift', 'stop', 'stopLift', 'orderCase', 'workOrder', 'evidence'],
];

export const WRITTEN_COLUMNS: AddedColumns = Object.fromEntries(NUMBERED.map((table) => [table, { written: { type: 'integer?' } }]));

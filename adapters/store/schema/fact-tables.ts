import type { Tables } from '../schema.ts';

/** A table of facts: rows are added and never changed, and the chain proves each of them. */
export interface FactTable {
  /** What names the transaction that wrote a row: its number in the ledger, or that of the record of the chain from which on its proof stands. */
  readonly by: 'batch' | 'written';
  /** The columns that with `siteId` name a row. */
  readonly key: readonly string[];
  /** All others but `siteId` and the number of the transaction. Digests are made over key and these, in this order: it never changes. */
  readonly columns: readonly string[];
}

type FactTables = { readonly [Name in keyof Tables]?: FactTable & FactOf<keyof Tables[Name] & string> };
type FactOf<Column extends string> = { readonly key: readonly Column[]; readonly columns: readonly Column[] };

const VERSION = ['knownAt', 'supersedes'] as const;

const ESTATE = {
  building: { by: 'written', key: ['building', 'version'], columns: ['name', 'address', ...VERSION] },
  floor: { by: 'written', key: ['building', 'floor', 'version'], columns: ['name', 'level', ...VERSION] },
  unit: { by: 'written', key: ['unitId', 'version'], columns: ['building', 'floor', 'areaM2', ...VERSION] },
  tenant: { by: 'written', key: ['tenantId', 'version'], columns: ['name', 'language', 'contacts', ...VERSION] },
  occupancy: { by: 'written', key: ['unitId', 'tenantId', 'validFrom', 'version'], columns: ['validTo', ...VERSION] },
  circuit: {
    by: 'written',
    key: ['circuitId', 'version'],
    columns: ['unitId', 'utility', 'protectedClass', 'servesOnlyUnit', 'supply', ...VERSION],
  },
  meter: {
    by: 'written',
    key: ['meterId', 'version'],
    columns: [
      ...(['circuitId', 'dtuId', 'number', 'profile', 'ctRatio', 'ptRatio', 'openingRegister', 'closingRegister'] as const),
      ...(['openingRates', 'closingRates', 'validFrom', 'validTo', 'reconnect'] as const),
      ...VERSION,
    ],
  },
  dtu: { by: 'written', key: ['dtuId', 'version'], columns: ['floor', ...VERSION] },
  dtuCredential: { by: 'written', key: ['dtuId', 'version'], columns: ['passwordHash', 'signingKeySealed', ...VERSION] },
  billingReading: {
    by: 'written',
    key: ['meterId', 'takenAt', 'because', 'version'],
    columns: ['dtuId', 'utility', 'number', 'register', 'rates', 'rate', 'voltage', 'switchState', 'knownAt'],
  },
} as const satisfies FactTables;

const LEASES = {
  lease: {
    by: 'written',
    key: ['leaseId', 'version'],
    columns: [
      ...(['tenantId', 'unitIds', 'parties', 'contacts', 'currency', 'areaDm2', 'signedOn', 'validFrom', 'validTo'] as const),
      ...(['depositMinor', 'clause', 'protectedStatus', 'reconnect', 'lines', 'amendment'] as const),
      ...VERSION,
    ],
  },
  turnoverReport: {
    by: 'written',
    key: ['reportId', 'version'],
    columns: ['leaseId', 'validFrom', 'validTo', 'turnoverMinor', 'currency', ...VERSION],
  },
  contract: {
    by: 'written',
    key: ['contractId'],
    columns: ['origin', 'kind', 'sha256', 'text', 'lines', 'formId', 'formVersion', 'form', 'terms', 'knownAt'],
  },
  contractAnswer: { by: 'written', key: ['contractId', 'number'], columns: ['term', 'value', 'by', 'reason', 'knownAt'] },
  contractLease: { by: 'written', key: ['contractId', 'number'], columns: ['leaseId', 'knownAt'] },
} as const satisfies FactTables;

const LEDGER = {
  ledgerBatch: { by: 'batch', key: ['batch'], columns: ['at', 'policy'] },
  charge: {
    by: 'batch',
    key: ['chargeId'],
    columns: [
      ...(['tenantId', 'leaseId', 'lineId', 'debtType', 'creditorParty', 'creditorRole', 'amountMinor', 'currency', 'periodFrom'] as const),
      ...(['periodTo', 'issueDate', 'dueDate', 'knownAt', 'backfilled', 'taxMinor', 'about', 'working'] as const),
    ],
  },
  payment: {
    by: 'batch',
    key: ['paymentId'],
    columns: [
      ...(['tenantId', 'payer', 'reference', 'amountMinor', 'currency', 'paidAt', 'knownAt', 'backfilled'] as const),
      ...(['payerAccount', 'purpose'] as const),
    ],
  },
  paymentMatch: { by: 'batch', key: ['paymentId', 'number'], columns: ['tenantId', 'reference', 'via', 'by', 'reason', 'knownAt'] },
  payerMemory: { by: 'batch', key: ['payerKey', 'number'], columns: ['tenantId', 'by', 'reason', 'knownAt'] },
  outflow: {
    by: 'batch',
    key: ['outflowId'],
    columns: ['paymentId', 'kind', 'amountMinor', 'currency', 'by', 'reason', 'happenedAt', 'knownAt'],
  },
  credit: {
    by: 'batch',
    key: ['creditId'],
    columns: ['chargeId', 'kind', 'amountMinor', 'currency', 'taxMinor', 'by', 'reason', 'effectiveOn', 'knownAt'],
  },
  allocation: { by: 'batch', key: ['chargeId', 'paymentId', 'number'], columns: ['amountMinor', 'knownAt'] },
  reject: { by: 'written', key: ['rejectKey'], columns: ['source', 'origin', 'line', 'column', 'reason', 'raw', 'knownAt'] },
  feed: { by: 'written', key: ['feed', 'coveredThrough'], columns: ['knownAt'] },
  feedCover: { by: 'written', key: ['feed', 'account', 'fromDate', 'throughDate'], columns: ['origin', 'knownAt'] },
  feedClose: { by: 'written', key: ['feed', 'account', 'number'], columns: ['closedOn', 'by', 'reason', 'knownAt'] },
  statementBalance: {
    by: 'written',
    key: ['account', 'currency', 'fromDate', 'throughDate'],
    columns: ['openingMinor', 'closingMinor', 'origin', 'knownAt'],
  },
  statementPage: { by: 'written', key: ['account', 'statementId', 'page'], columns: ['content', 'origin', 'knownAt'] },
  bankRef: { by: 'written', key: ['account', 'ref', 'paymentId'], columns: [] },
} as const satisfies FactTables;

const LOCK = {
  caseCharge: { by: 'written', key: ['caseId', 'chargeId'], columns: ['place'] },
  approval: { by: 'written', key: ['caseId', 'number'], columns: ['decision', 'by', 'via', 'authenticated', 'reason', 'at'] },
  hold: {
    by: 'written',
    key: ['holdId'],
    columns: ['type', 'tenantId', 'caseId', 'owner', 'reason', 'from', 'until', 'whenLocked'],
  },
  holdLift: { by: 'written', key: ['holdId'], columns: ['by', 'reason', 'at', 'knownAt'] },
  stop: { by: 'written', key: ['stopId'], columns: ['kind', 'scope', 'target', 'by', 'reason', 'at', 'until'] },
  stopLift: { by: 'written', key: ['stopId'], columns: ['by', 'reason', 'at', 'knownAt'] },
  orderCase: { by: 'written', key: ['orderId', 'caseId'], columns: ['place'] },
  workOrder: {
    by: 'written',
    key: ['workOrderId'],
    columns: ['kind', 'circuitId', 'tenantId', 'caseId', 'orderId', 'reason', 'openedAt'],
  },
  evidence: { by: 'written', key: ['messageId', 'kind', 'proof', 'source'], columns: ['happenedAt', 'knownAt'] },
} as const satisfies FactTables;

/** Every table of facts. What is state (cases, orders, messages) or derived of facts is none. */
export const FACT_TABLES = { ...ESTATE, ...LEASES, ...LEDGER, ...LOCK } as const satisfies FactTables;

export type FactTableName = keyof typeof FACT_TABLES;

export const FACT_TABLE_NAMES = Object.keys(FACT_TABLES) as FactTableName[];

/** @returns null for what is no table of facts */
export function factTable(name: string): FactTable | null {
  return Object.hasOwn(FACT_TABLES, name) ? FACT_TABLES[name as FactTableName] : null;
}

import { type CivilDate, parseCivilDate } from '../calendar/civil.ts';
import { DEBT_TYPES, type DebtType } from '../lease/debt-type.ts';
import type { Charge } from './ledger.ts';

/** What a reference stands for that is no charge's id: the charges of one due date, or those of one debt type among them. */
export interface BillReference {
  readonly tenantId: string;
  readonly dueDate: CivilDate;
  /** Null: of every type. */
  readonly debtType: DebtType | null;
}

/** The reference that a bill prints for all charges of one due date. */
export function billReference(tenantId: string, dueDate: string): string {
  return `${tenantId}/${dueDate}`;
}

/** Reads `<tenantId>/<dueDate>` and `<tenantId>/<dueDate>/<debtType>`; null for anything else. */
export function parseBillReference(reference: string): BillReference | null {
  const [, tenantId, date = '', type] = /^(.+)\/(\d{4}-\d{2}-\d{2})(?:\/([a-z-]+))?$/.exec(reference) ?? [];
  const dueDate = parseCivilDate(date);
  const debtType = DEBT_TYPES.find((each) => each === type) ?? null;
  if (tenantId === undefined || dueDate === null || (type !== undefined && debtType === null)) return null;
  return { tenantId, dueDate, debtType };
}

type Named = Pick<Charge, 'chargeId' | 'tenantId' | 'dueDate' | 'debtType' | 'backfilled'>;

/** Which charges a reference names: one by its id, or (imported history left out) those of its tenant, due date and debt type. */
export function namedBy(reference: string): (charge: Named) => boolean {
  if (reference === '') return () => false;
  const bill = parseBillReference(reference);
  return (charge) => {
    if (reference === charge.chargeId) return true;
    if (bill === null || charge.backfilled) return false;
    const sameBill = bill.tenantId === charge.tenantId && bill.dueDate === charge.dueDate;
    return sameBill && (bill.debtType === null || bill.debtType === charge.debtType);
  };
}

/**
 * The debt types that a reference was given for: of the charges that it names, settled ones too, and the one that it spells out.
 * @param charges every charge that it may name
 */
export function namedTypes(reference: string, charges: readonly Named[]): DebtType[] {
  const types = charges.filter(namedBy(reference)).map(({ debtType }) => debtType);
  const spelled = parseBillReference(reference)?.debtType;
  return [...new Set(spelled ? [...types, spelled] : types)].sort();
}

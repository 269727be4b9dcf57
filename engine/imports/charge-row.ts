import { instantAt } from '../../core/calendar/civil.ts';
import type { CreditorRole, DebtType } from '../../core/lease/lease.ts';
import type { Charge, Payment } from '../../core/ledger/ledger.ts';
import type { EngineContext } from '../context.ts';
import type { Cells } from './cells.ts';
import type { Column } from './columns.ts';

export const CHARGE_COLUMNS: readonly Column[] = [
  { name: 'tenantId', aliases: ['customerId'], required: true },
  { name: 'chargeId', aliases: ['invoiceId'], required: true },
  { name: 'issueDate', aliases: [], required: true },
  { name: 'dueDate', aliases: [], required: true },
  { name: 'amount', aliases: [], required: true },
  { name: 'settleDate', aliases: ['settledDate'], required: false },
  { name: 'currency', aliases: [], required: false },
  { name: 'debtType', aliases: [], required: false },
  { name: 'creditorParty', aliases: [], required: false },
  { name: 'creditorRole', aliases: [], required: false },
];

const DEBT_TYPES: readonly DebtType[] = ['rent', 'electricity', 'water', 'service-charge', 'other'];
const ROLES: readonly CreditorRole[] = ['landlord', 'property-service-provider', 'utility-reseller'];

/** What one row of another system's invoices says: a charge and, in history, how it was settled. */
export interface ChargeRow {
  readonly charge: Charge;
  readonly settled: Payment | null;
}

/**
 * Reads one issued charge. In *history* a row is known since its issue date and its settle date makes a payment (at noon of that day);
 * both must have passed. Outside of history a settle date is refused: payments come with their own ids.
 */
export function chargeRow(cells: Cells, context: EngineContext, history: boolean): ChargeRow {
  const now = context.clock.now();
  const issueDate = cells.date('issueDate');
  const dueDate = cells.date('dueDate');
  if (dueDate < issueDate) cells.refuse('dueDate', `${dueDate} is before the issue date ${issueDate}`);
  const issuedAt = instantAt(issueDate, '00:00', context.timeZone);
  if (history && issuedAt > now) cells.refuse('issueDate', `${issueDate} has not come yet: history lies in the past`);
  const charge: Charge = {
    chargeId: cells.text('chargeId'),
    tenantId: cells.text('tenantId'),
    leaseId: null,
    lineId: null,
    debtType: cells.oneOf('debtType', DEBT_TYPES, 'rent'),
    creditor: {
      party: cells.optional('creditorParty') ?? 'previous system',
      role: cells.oneOf('creditorRole', ROLES, 'landlord'),
    },
    amount: cells.amount(context.currency),
    periodFrom: null,
    periodTo: null,
    issueDate,
    dueDate,
    knownAt: history ? issuedAt : now,
    backfilled: history,
  };
  if (cells.optional('settleDate') === null) return { charge, settled: null };
  if (!history) cells.refuse('settleDate', 'belongs to history: import payments of charges that are still open as payments');
  return { charge, settled: settlement(cells, charge, context) };
}

function settlement(cells: Cells, charge: Charge, context: EngineContext): Payment {
  const settleDate = cells.date('settleDate');
  const paidAt = instantAt(settleDate, '12:00', context.timeZone);
  if (paidAt > context.clock.now()) cells.refuse('settleDate', `${settleDate} has not passed yet: history lies in the past`);
  return {
    paymentId: `hist/${charge.chargeId}`,
    tenantId: charge.tenantId,
    payer: '',
    reference: charge.chargeId,
    amount: charge.amount,
    paidAt,
    knownAt: paidAt,
    backfilled: true,
  };
}

import { type CivilDate, type Instant, instantAt } from '../../core/calendar/civil.ts';
import { CREDITOR_ROLES, DEBT_TYPES } from '../../core/lease/debt-type.ts';
import type { Charge, Payment } from '../../core/ledger/ledger.ts';
import { decimalsOf } from '../../core/money/currency.ts';
import type { Money } from '../../core/money/money.ts';
import { parseScaled } from '../../core/parsing/scaled-decimal.ts';
import type { EngineContext } from '../context.ts';
import type { Cells } from './cells.ts';
import type { Column } from './columns.ts';
import { likelyDate } from './likely-date.ts';
import { needed, optional, type Sheet } from './sheets/sheet.ts';

/** The table of charges that another system issued. */
export const CHARGE_SHEET: Sheet = {
  kind: 'charges',
  one: 'charge',
  about:
    'Charges that another system issued; open items too. With --history settled ones of the past. A charge that names a lease, a line and its days is taken as issued by the schedule, which then charges none of these days again. Ids that begin with a known lease and a slash are the schedule’s own.',
  command: 'dunlock import charges FILE [--history]',
  columns: [
    { ...needed('tenantId', 'tenant of the estate', ['T-0101', 'T-0101']), aliases: ['customerId'] },
    {
      ...needed('chargeId', 'its number in the other system; the same one twice is one', ['INV-1001', 'INV-1002']),
      aliases: ['invoiceId'],
    },
    needed('issueDate', 'YYYY-MM-DD', ['2025-12-01', '2025-12-22']),
    needed('dueDate', 'not before the issue date', ['2025-12-15', '2026-01-05']),
    needed('amount', 'what is owed, tax in it', ['1250.00', '3100.00']),
    { ...optional('settleDate', 'history only: the day on which it was settled in full', ['', '']), aliases: ['settledDate'] },
    optional('currency', 'ISO 4217; of the site when empty', ['', 'CNY']),
    optional('debtType', 'of the lease line, or rent, when empty', ['service-charge', 'rent']),
    optional('creditorParty', 'of the lease line, or previous system, when empty', ['', '']),
    optional('creditorRole', 'of the lease line, or landlord, when empty', ['', '']),
    optional('taxAmount', 'the tax in the amount', ['', '255.96']),
    optional('leaseId', 'the lease that it was charged under', ['', 'L-0101']),
    optional('lineId', 'the line of that lease', ['', 'rent']),
    optional('periodFrom', 'first day that it is for', ['', '2026-01-01']),
    optional('periodTo', 'first day after', ['', '2026-02-01']),
  ],
};

export const CHARGE_COLUMNS: readonly Column[] = CHARGE_SHEET.columns;

/** What one row of another system's invoices says: a charge and, in history, how it was settled. */
export interface ChargeRow {
  readonly charge: Charge;
  readonly settled: Payment | null;
  /** Columns that the row leaves to its lease line, when it names one. */
  readonly ofLine: readonly ('debtType' | 'creditorParty' | 'creditorRole')[];
}

/**
 * Reads one issued charge. In *history* a row is known since its issue date and its settle date makes a payment (at noon of that day);
 * both must have passed. Outside of history a settle date is refused: payments come with their own ids.
 */
export function chargeRow(cells: Cells, context: EngineContext, history: boolean): ChargeRow {
  const now = context.clock.now();
  const issueDate = likelyDate(cells, 'issueDate', now);
  const dueDate = likelyDate(cells, 'dueDate', now);
  if (dueDate < issueDate) cells.refuse('dueDate', `${dueDate} is before the issue date ${issueDate}`);
  const issuedAt = instantAt(issueDate, '00:00', context.timeZone);
  if (history && issuedAt > now) cells.refuse('issueDate', `${issueDate} has not come yet: history lies in the past`);
  const amount = cells.amount(context.currency);
  const period = periodOf(cells, now);
  const charge: Charge = {
    chargeId: cells.text('chargeId'),
    tenantId: cells.text('tenantId'),
    leaseId: period?.leaseId ?? null,
    lineId: period?.lineId ?? null,
    debtType: cells.oneOf('debtType', DEBT_TYPES, 'rent'),
    creditor: {
      party: cells.optional('creditorParty') ?? 'previous system',
      role: cells.oneOf('creditorRole', CREDITOR_ROLES, 'landlord'),
    },
    amount,
    taxMinor: taxIn(cells, amount),
    about: null,
    working: '',
    periodFrom: period?.from ?? null,
    periodTo: period?.to ?? null,
    issueDate,
    dueDate,
    knownAt: history ? issuedAt : now,
    backfilled: history,
  };
  const ofLine = (['debtType', 'creditorParty', 'creditorRole'] as const).filter((name) => cells.optional(name) === null);
  if (cells.optional('settleDate') === null) return { charge, settled: null, ofLine };
  if (!history) cells.refuse('settleDate', 'belongs to history: import payments of charges that are still open as payments');
  return { charge, settled: settlement(cells, charge, context), ofLine };
}

function settlement(cells: Cells, charge: Charge, context: EngineContext): Payment {
  const settleDate = likelyDate(cells, 'settleDate', context.clock.now());
  const paidAt = instantAt(settleDate, '12:00', context.timeZone);
  if (paidAt > context.clock.now()) cells.refuse('settleDate', `${settleDate} has not passed yet: history lies in the past`);
  return {
    paymentId: `hist/${charge.chargeId}`,
    tenantId: charge.tenantId,
    payer: '',
    payerAccount: '',
    reference: charge.chargeId,
    purpose: null,
    amount: charge.amount,
    paidAt,
    knownAt: paidAt,
    backfilled: true,
  };
}

/* The lease, line and days that a charge is for: all four, or none. */
function periodOf(cells: Cells, now: Instant): { leaseId: string; lineId: string; from: CivilDate; to: CivilDate } | null {
  if (['leaseId', 'lineId', 'periodFrom', 'periodTo'].every((name) => cells.optional(name) === null)) return null;
  const period = {
    leaseId: cells.text('leaseId'),
    lineId: cells.text('lineId'),
    from: likelyDate(cells, 'periodFrom', now),
    to: likelyDate(cells, 'periodTo', now),
  };
  if (period.to <= period.from)
    cells.refuse('periodTo', `${period.to} does not lie after ${period.from} (it is the first day after the period)`);
  return period;
}

function taxIn(cells: Cells, amount: Money): number {
  const text = cells.optional('taxAmount');
  if (text === null) return 0;
  const decimals = decimalsOf(amount.currency);
  const minor = parseScaled(text, decimals) ?? cells.refuse('taxAmount', `'${text}' is no amount of at most ${decimals} decimals`);
  if (minor > amount.minor) cells.refuse('taxAmount', `'${text}' is more than the amount that it is in`);
  return minor;
}

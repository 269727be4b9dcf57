import { readFileSync } from 'node:fs';
import { type CivilDate, daysBetween, instantAt } from '../core/calendar/civil.ts';
import type { ChargeBalance } from '../core/ledger/ledger.ts';
import { parseMoney } from '../core/money/decimal.ts';

/** One invoice of a benchmark file, as the ledger would hold it in the end. */
export interface Invoice {
  readonly customerId: string;
  readonly balance: ChargeBalance;
  /** Days late in the end; null when it was never settled. */
  readonly daysLate: number | null;
}

const ZONE = 'UTC';

/**
 * Reads an invoice file (customerId, invoiceId, issueDate, dueDate, settleDate, amount, plain commas, no quotes).
 * Known times as an import of history takes them: a charge from its issue date on, a settlement from noon of its settle date.
 * Rows without an amount are left out.
 */
export function readInvoices(file: string): Invoice[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.flatMap((line): Invoice[] => {
    const cells = line.split(',');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    if (cell('amount') === '') return [];
    const dueDate = cell('dueDate') as CivilDate;
    const settle = cell('settleDate');
    const settledAt = settle === '' ? null : instantAt(settle as CivilDate, '12:00', ZONE);
    const amount = parseMoney(Number(cell('amount')).toFixed(2), 'USD');
    return [
      {
        customerId: cell('customerId'),
        daysLate: settle === '' ? null : daysBetween(dueDate, settle as CivilDate),
        balance: {
          paidMinor: settledAt === null ? 0 : amount.minor,
          creditedMinor: 0,
          settledAt,
          settledKnownAt: settledAt,
          charge: {
            chargeId: cell('invoiceId'),
            tenantId: cell('customerId'),
            leaseId: null,
            lineId: null,
            debtType: 'other',
            creditor: { party: 'bench', role: 'landlord' },
            amount,
            taxMinor: 0,
            about: null,
            working: '',
            periodFrom: null,
            periodTo: null,
            issueDate: cell('issueDate') as CivilDate,
            dueDate,
            knownAt: instantAt(cell('issueDate') as CivilDate, '00:00', ZONE),
            backfilled: true,
          },
        },
      },
    ];
  });
}

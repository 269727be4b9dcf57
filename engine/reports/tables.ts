import { AGING_BUCKETS } from '../../core/ledger/aging.ts';
import { decimalText, formatMinor } from '../../core/money/decimal.ts';
import type { Money } from '../../core/money/money.ts';
import type { AgingReport } from './aging.ts';
import type { BalancesReport } from './balances.ts';
import { chargesTable } from './charges/charges-table.ts';
import type { CollectionReport } from './collection.ts';
import type { DsoReport } from './dso.ts';
import type { JournalReport } from './journal.ts';
import type { AccountLine, JournalDaysReport } from './journal-sums.ts';
import { leasesTable, leaseTable } from './leases/leases-table.ts';
import type { OpenItemsReport } from './open-items.ts';
import type { Report } from './question.ts';
import type { StatementReport } from './statement.ts';
import { columns, type ReportTable, type Row } from './table.ts';

/** Any report as rows and columns. */
export function tableOf(report: Report): ReportTable {
  switch (report.report) {
    case 'statement':
      return statementTable(report);
    case 'open-items':
      return openItemsTable(report);
    case 'balances':
      return balancesTable(report);
    case 'aging':
      return agingTable(report);
    case 'dso':
      return dsoTable(report);
    case 'collection':
      return collectionTable(report);
    case 'journal':
      return journalTable(report);
    case 'journal-days':
      return journalDaysTable(report);
    case 'leases':
      return leasesTable(report);
    case 'lease':
      return leaseTable(report);
    case 'charges':
      return chargesTable(report);
    case 'trial-balance':
      return { columns: columns(...ACCOUNT), rows: report.accounts.map(accountRow) };
  }
}

function statementTable({ lines }: StatementReport): ReportTable {
  return {
    columns: columns(
      ...['date', 'kind', 'id', 'text', 'amount>', 'balance>', 'currency'],
      ...['debtType', 'periodFrom', 'periodTo', 'dueDate', 'working', 'tax>'],
    ),
    rows: lines.map(({ date, kind, id, text, amount, balance, charge }) => ({
      ...{ date, kind, id, text },
      amount: formatMinor(amount),
      balance: formatMinor(balance),
      currency: amount.currency,
      debtType: charge?.debtType ?? '',
      periodFrom: charge?.periodFrom ?? '',
      periodTo: charge?.periodTo ?? '',
      dueDate: charge?.dueDate ?? '',
      working: charge?.working ?? '',
      tax: charge === null ? '' : formatMinor(charge.tax),
    })),
  };
}

function openItemsTable({ items }: OpenItemsReport): ReportTable {
  return {
    columns: columns(
      ...['dueDate', 'daysOverdue>', 'tenantId', 'tenantName', 'debtType', 'chargeId'],
      ...['amount>', 'paid>', 'credited>', 'open>', 'currency'],
    ),
    rows: items.map(({ dueDate, daysOverdue, tenantId, tenantName, debtType, chargeId, ...item }) => ({
      ...{ dueDate, daysOverdue, tenantId, tenantName, debtType, chargeId },
      amount: formatMinor(item.amount),
      paid: formatMinor(item.paid),
      credited: formatMinor(item.credited),
      open: formatMinor(item.open),
      currency: item.open.currency,
    })),
  };
}

function balancesTable({ debtTypes, currencies }: BalancesReport): ReportTable {
  const line = (what: string, open: Money, rest: Row): Row => ({ what, open: formatMinor(open), currency: open.currency, ...rest });
  return {
    columns: columns('what', 'items>', 'open>', 'overdue>', 'oldestDue', 'currency'),
    rows: [
      ...debtTypes.map(({ debtType, items, open, overdue, oldestDue }) =>
        line(debtType, open, { items, overdue: formatMinor(overdue), oldestDue }),
      ),
      ...currencies.flatMap(({ open, credit, suspense, net }) => [
        line('owed', open, {}),
        line('credit', credit, {}),
        line('owed less credit', net, {}),
        line('suspense', suspense, {}),
      ]),
    ],
  };
}

function agingTable({ by, lines }: AgingReport): ReportTable {
  const group = by === 'tenant' ? ['tenantId', 'tenantName'] : by === 'debt-type' ? ['debtType'] : [];
  return {
    columns: columns(...group, 'items>', ...AGING_BUCKETS.map((bucket) => `${bucket}>`), 'open>', 'currency'),
    rows: lines.map(({ tenantId, tenantName, debtType, items, open, minor }) => ({
      ...(by === 'tenant' ? { tenantId: tenantId ?? '', tenantName: tenantName ?? '' } : {}),
      ...(by === 'debt-type' ? { debtType: debtType ?? '' } : {}),
      items,
      ...Object.fromEntries(AGING_BUCKETS.map((bucket) => [bucket, formatMinor({ minor: minor[bucket], currency: open.currency })])),
      open: formatMinor(open),
      currency: open.currency,
    })),
  };
}

function dsoTable({ lines }: DsoReport): ReportTable {
  return {
    columns: columns('currency', 'open>', 'overdue>', 'charged>', 'days>', 'bestPossibleDays>', 'delinquentDays>'),
    rows: lines.map(({ open, overdue, charged, days, bestPossibleDays, delinquentDays }) => ({
      currency: open.currency,
      open: formatMinor(open),
      overdue: formatMinor(overdue),
      charged: formatMinor(charged),
      days: days ?? '',
      bestPossibleDays: bestPossibleDays ?? '',
      delinquentDays: delinquentDays ?? '',
    })),
  };
}

function collectionTable({ lines }: CollectionReport): ReportTable {
  const percent = (bp: number | null): string => (bp === null ? '' : `${decimalText(bp, 2, 2)} %`);
  return {
    columns: columns(
      ...['month', 'charges>', 'charged>', 'creditNotes>', 'writtenOff>', 'paid>', 'rate>', 'paidInMonth>', 'rateInMonth>', 'currency'],
    ),
    rows: lines.map(({ month, charges, charged, creditNotes, writtenOff, paid, paidInMonth, rateBp, rateInMonthBp }) => ({
      ...{ month, charges },
      charged: formatMinor(charged),
      creditNotes: formatMinor(creditNotes),
      writtenOff: formatMinor(writtenOff),
      paid: formatMinor(paid),
      rate: percent(rateBp),
      paidInMonth: formatMinor(paidInMonth),
      rateInMonth: percent(rateInMonthBp),
      currency: charged.currency,
    })),
  };
}

function journalTable({ entries }: JournalReport): ReportTable {
  return {
    columns: columns(
      ...['date', 'account', 'name', 'debit>', 'credit>', 'currency', 'kind', 'document', 'about', 'tenantId', 'happenedOn'],
    ),
    rows: entries.flatMap(({ date, happenedOn, kind, document, about, tenantId, postings }) =>
      postings.map(({ account, name, currency, debitMinor, creditMinor }) => ({
        ...{ date, account, name },
        debit: side(debitMinor, currency),
        credit: side(creditMinor, currency),
        ...{ currency, kind, document, about, tenantId: tenantId ?? '', happenedOn },
      })),
    ),
  };
}

const ACCOUNT = ['account', 'name', 'debit>', 'credit>', 'balance>', 'currency'];

function journalDaysTable({ days }: JournalDaysReport): ReportTable {
  return {
    columns: columns('date', ...ACCOUNT),
    rows: days.flatMap(({ date, accounts }) => accounts.map((line) => ({ date, ...accountRow(line) }))),
  };
}

function accountRow({ account, name, currency, debitMinor, creditMinor, balanceMinor }: AccountLine): Row {
  return {
    ...{ account, name },
    debit: side(debitMinor, currency),
    credit: side(creditMinor, currency),
    balance: formatMinor({ minor: balanceMinor, currency }),
    currency,
  };
}

/* Of debit and credit one is empty, as on paper. */
function side(minor: number, currency: string): string {
  return minor === 0 ? '' : formatMinor({ minor, currency });
}

import { z } from 'zod';
import { DEBT_TYPES } from '../../core/lease/debt-type.ts';
import type { EngineContext } from '../context.ts';
import { type AgingReport, agingReport } from './aging.ts';
import { type BalancesReport, balances } from './balances.ts';
import { type ChargesReport, chargesReport } from './charges/charges.ts';
import { type CollectionReport, collectionRates } from './collection.ts';
import { type DsoReport, daysSalesOutstanding } from './dso.ts';
import { type JournalReport, journal } from './journal.ts';
import { type JournalDaysReport, journalDays, type TrialBalanceReport, trialBalanceReport } from './journal-sums.ts';
import { type LeaseReport, leaseReport } from './leases/lease-versions.ts';
import { type LeasesReport, leasesReport } from './leases/leases.ts';
import { type OpenItemsReport, openItems } from './open-items.ts';
import { ReportError } from './report-error.ts';
import { type StatementReport, statement } from './statement.ts';

/* Numbers and booleans may come as text: from a URL, or from a dialog. */
const whole = z.coerce.number('is no number').optional();
const yes = z.union([z.boolean(), z.enum(['true', 'false', '']).transform((text) => text !== 'false')]).optional();
const text = z.string().trim().min(1, 'is empty').optional();
const debtType = z.enum(DEBT_TYPES, `is none of ${DEBT_TYPES.join(', ')}`).optional();
const chart = z.unknown().optional();
const tenantId = text;
const asOf = text;
const page = { limit: whole, after: text };
const span = { from: text, to: text };

const question = z.discriminatedUnion(
  'report',
  [
    z.strictObject({ report: z.literal('statement'), tenantId: z.string('name a tenant').trim().min(1, 'name a tenant'), asOf }),
    z.strictObject({ report: z.literal('open-items'), asOf, tenantId, debtType, overdue: yes, ...page }),
    z.strictObject({ report: z.literal('balances'), asOf, tenantId }),
    z.strictObject({ report: z.literal('aging'), asOf, tenantId, debtType, by: z.enum(['site', 'tenant', 'debt-type']).optional() }),
    z.strictObject({ report: z.literal('dso'), asOf, days: whole }),
    z.strictObject({ report: z.literal('collection'), asOf, tenantId, ...span }),
    z.strictObject({ report: z.literal('journal'), ...span, ...page, chart }),
    z.strictObject({ report: z.literal('journal-days'), ...span, chart }),
    z.strictObject({ report: z.literal('trial-balance'), asOf, chart }),
    z.strictObject({
      report: z.literal('charges'),
      of: z.string('name a tenant or a lease').trim().min(1, 'name a tenant or a lease'),
      asOf,
    }),
    z.strictObject({ report: z.literal('leases'), asOf, tenantId, ...page }),
    z.strictObject({ report: z.literal('lease'), leaseId: z.string('name a lease').trim().min(1, 'name a lease'), asOf }),
  ],
  'is none of statement, open-items, balances, aging, dso, collection, journal, journal-days, trial-balance, charges, leases, lease',
);

/** A question to the ledger, as it comes from a command, a message or a URL. */
export type Question = z.input<typeof question>;

export type Report =
  | StatementReport
  | OpenItemsReport
  | BalancesReport
  | AgingReport
  | DsoReport
  | CollectionReport
  | JournalReport
  | JournalDaysReport
  | TrialBalanceReport
  | ChargesReport
  | LeasesReport
  | LeaseReport;

/** The names of all reports. */
export const REPORTS = question.options.map((option) => option.shape.report.value);

/**
 * Answers a question to the ledger.
 * @throws ReportError that names the part of the question, what is wrong with it and what to give
 */
export async function report(context: EngineContext, asked: unknown): Promise<Report> {
  const parsed = question.safeParse(asked);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ReportError('report/question', `${issue?.path.join('.') || 'question'}: ${issue?.message ?? 'malformed'}`);
  }
  const wanted = parsed.data;
  switch (wanted.report) {
    case 'statement':
      return statement(context, wanted.tenantId, wanted.asOf);
    case 'open-items':
      return openItems(context, wanted);
    case 'balances':
      return balances(context, wanted);
    case 'aging':
      return agingReport(context, wanted);
    case 'dso':
      return daysSalesOutstanding(context, wanted);
    case 'collection':
      return collectionRates(context, wanted);
    case 'journal':
      return journal(context, wanted);
    case 'journal-days':
      return journalDays(context, wanted);
    case 'trial-balance':
      return trialBalanceReport(context, wanted);
    case 'leases':
      return leasesReport(context, wanted);
    case 'lease':
      return leaseReport(context, wanted.leaseId, wanted.asOf);
    case 'charges':
      return chargesReport(context, wanted.of, wanted.asOf);
  }
}

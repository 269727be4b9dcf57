import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, dateIn, type Instant } from '../../core/calendar/civil.ts';
import { daysOverdue } from '../../core/ledger/aging.ts';
import { openMinor, type Payment, type PaymentMatch } from '../../core/ledger/ledger.ts';
import { type AccountLine, accountLines } from '../../core/ledger/statement.ts';
import { type Money, money } from '../../core/money/money.ts';
import type { EngineContext } from '../context.ts';
import { momentOf } from './moment.ts';
import { knownTenant } from './tenant.ts';

export type StatementLine = AccountLine;

export interface StatementReport {
  readonly report: 'statement';
  readonly tenantId: string;
  readonly tenantName: string;
  readonly asOf: Instant;
  readonly on: CivilDate;
  readonly lines: readonly StatementLine[];
  /** One balance per currency. */
  readonly balances: readonly Money[];
  readonly open: readonly {
    readonly chargeId: string;
    readonly debtType: string;
    readonly dueDate: CivilDate;
    readonly open: Money;
    readonly daysOverdue: number;
  }[];
  /** What has come in and stands against no charge yet, per currency. */
  readonly credit: readonly Money[];
}

/**
 * The account of a tenant by what was known at a moment: charges, credit notes and write-offs, payments and what went back.
 * @param asOfText a date (its end, in the site's time zone) or an instant; now when absent
 * @throws ReportError when the tenant is not known or the moment is none
 */
export async function statement(context: EngineContext, tenantId: string, asOfText?: string): Promise<StatementReport> {
  const { at, on, asOf } = momentOf(context, asOfText);
  return context.store.read(async (tx) => {
    const tenant = await knownTenant(tx, tenantId);
    const balances = await tx.ledger.balances(tenantId, at);
    const payments = await tx.ledger.payments(tenantId, at);
    const account = accountLines(
      {
        charges: balances.map(({ charge }) => charge),
        credits: await tx.ledger.credits(tenantId, at),
        payments,
        outflows: await tx.ledger.outflows(tenantId, at),
        matches: await lastMatches(tx, payments, at),
      },
      (instant) => dateIn(instant, context.timeZone),
    );
    const open = balances
      .filter((balance) => openMinor(balance) > 0)
      .map((balance) => ({
        chargeId: balance.charge.chargeId,
        debtType: balance.charge.debtType,
        dueDate: balance.charge.dueDate,
        open: money(openMinor(balance), balance.charge.amount.currency),
        daysOverdue: daysOverdue(balance.charge.dueDate, on),
      }));
    const left = await tx.reports.moneyLeft({ asOf, tenantId });
    const credit = left.map(({ leftMinor, currency }) => money(leftMinor, currency));
    return { report: 'statement', tenantId, tenantName: tenant.name, asOf: at, on, ...account, open, credit };
  });
}

async function lastMatches(tx: StoreTransaction, payments: readonly Payment[], at: Instant): Promise<ReadonlyMap<string, PaymentMatch>> {
  const last = new Map<string, PaymentMatch>();
  for (const { paymentId } of payments) {
    const match = (await tx.ledger.matches(paymentId)).filter(({ knownAt }) => knownAt <= at).at(-1);
    if (match !== undefined) last.set(paymentId, match);
  }
  return last;
}

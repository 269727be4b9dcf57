import type { OpenItemCursor } from '../../adapters/store/store.ts';
import { type CivilDate, type Instant, parseCivilDate } from '../../core/calendar/civil.ts';
import type { DebtType } from '../../core/lease/debt-type.ts';
import { daysOverdue } from '../../core/ledger/aging.ts';
import { type Money, money } from '../../core/money/money.ts';
import type { EngineContext } from '../context.ts';
import { momentOf } from './moment.ts';
import { tenantNames } from './names.ts';
import { pageOf } from './page.ts';
import { ReportError } from './report-error.ts';
import { knownTenant } from './tenant.ts';

export interface OpenItemLine {
  readonly chargeId: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly leaseId: string | null;
  readonly debtType: DebtType;
  /** The charge that this one corrects or is a late fee on. */
  readonly about: string | null;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
  readonly daysOverdue: number;
  readonly amount: Money;
  readonly paid: Money;
  readonly credited: Money;
  readonly open: Money;
}

export interface OpenItemsReport {
  readonly report: 'open-items';
  readonly asOf: Instant;
  readonly on: CivilDate;
  readonly items: readonly OpenItemLine[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

export interface OpenItemsQuestion {
  readonly asOf?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly debtType?: DebtType | undefined;
  /** Only what is overdue. */
  readonly overdue?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

/**
 * Charges that are not settled, the oldest due first, one page of them. Imported history is none of it.
 * @throws ReportError for a moment, a tenant or a place that is none
 */
export async function openItems(context: EngineContext, question: OpenItemsQuestion): Promise<OpenItemsReport> {
  const { at, on, asOf } = momentOf(context, question.asOf);
  const { tenantId, debtType } = question;
  const limit = pageOf(question.limit);
  const after = question.after === undefined ? null : cursorOf(question.after);
  return context.store.read(async (tx) => {
    if (tenantId !== undefined) await knownTenant(tx, tenantId);
    const filter = {
      asOf,
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(debtType === undefined ? {} : { debtType }),
      ...(question.overdue ? { dueBefore: on } : {}),
    };
    const found = await tx.reports.openItems(filter, { after, limit: limit + 1 });
    const names = await tenantNames(tx);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    const items = shown.map(({ currency, amountMinor, paidMinor, creditedMinor, openMinor, ...item }) => ({
      ...item,
      tenantName: names.get(item.tenantId) ?? '',
      daysOverdue: daysOverdue(item.dueDate, on),
      amount: money(amountMinor, currency),
      paid: money(paidMinor, currency),
      credited: money(creditedMinor, currency),
      open: money(openMinor, currency),
    }));
    return { report: 'open-items', asOf: at, on, items, next: last ? `${last.dueDate}/${last.chargeId}` : null };
  });
}

function cursorOf(text: string): OpenItemCursor {
  const dueDate = parseCivilDate(text.slice(0, 10));
  if (dueDate === null || text[10] !== '/') {
    throw new ReportError('report/after', `after '${text}' is no place in this report: give the \`next\` of the page before`);
  }
  return { dueDate, chargeId: text.slice(11) };
}

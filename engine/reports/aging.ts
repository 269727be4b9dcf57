import type { CivilDate, Instant } from '../../core/calendar/civil.ts';
import type { DebtType } from '../../core/lease/debt-type.ts';
import type { AgingBucket } from '../../core/ledger/aging.ts';
import { type Money, money } from '../../core/money/money.ts';
import type { EngineContext } from '../context.ts';
import { momentOf } from './moment.ts';
import { tenantNames } from './names.ts';
import { knownTenant } from './tenant.ts';

/** What is open by how long it has been overdue; the group is null where the report is not grouped by it. */
export interface AgingLine {
  readonly tenantId: string | null;
  readonly tenantName: string | null;
  readonly debtType: DebtType | null;
  readonly items: number;
  readonly open: Money;
  /** In minor units of the currency of `open`. */
  readonly minor: Readonly<Record<AgingBucket, number>>;
}

export interface AgingReport {
  readonly report: 'aging';
  readonly asOf: Instant;
  readonly on: CivilDate;
  readonly by: 'site' | 'tenant' | 'debt-type';
  readonly lines: readonly AgingLine[];
}

export interface AgingQuestion {
  readonly asOf?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly debtType?: DebtType | undefined;
  readonly by?: AgingReport['by'] | undefined;
}

/**
 * What is open by age: not due, 1–30, 31–60, 61–90 and over 90 days overdue; a line per currency, or per tenant or debt type and currency.
 * @throws ReportError for a moment or a tenant that is none
 */
export async function agingReport(context: EngineContext, question: AgingQuestion): Promise<AgingReport> {
  const { at, on, asOf } = momentOf(context, question.asOf);
  const { tenantId, debtType, by = 'site' } = question;
  return context.store.read(async (tx) => {
    if (tenantId !== undefined) await knownTenant(tx, tenantId);
    const scope = { asOf, ...(tenantId === undefined ? {} : { tenantId }), ...(debtType === undefined ? {} : { debtType }) };
    const sums = await tx.reports.openSums(scope, on, { tenant: by === 'tenant', debtType: by === 'debt-type' });
    const names = by === 'tenant' ? await tenantNames(tx) : new Map<string, string>();
    const lines = sums.map((sum) => ({
      tenantId: sum.tenantId,
      tenantName: sum.tenantId === null ? null : (names.get(sum.tenantId) ?? ''),
      debtType: sum.debtType,
      items: sum.items,
      open: money(sum.openMinor, sum.currency),
      minor: sum.byAge,
    }));
    return { report: 'aging', asOf: at, on, by, lines };
  });
}

import { type CivilDate, dateIn, type Instant, instantAt, parseCivilDate, parseInstant, plusDays, plusMs } from '../core/calendar/civil.ts';
import { daysOverdue } from '../core/ledger/aging.ts';
import { openMinor } from '../core/ledger/ledger.ts';
import { type AccountLine, accountLines } from '../core/ledger/statement.ts';
import { type Money, money } from '../core/money/money.ts';
import type { EngineContext } from './context.ts';

export type StatementLine = AccountLine;

export interface StatementReport {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly asOf: Instant;
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
}

/** A statement that cannot be made: of a tenant that is not known, or as of a time that is none. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
  readonly key: 'statement/unknown-tenant' | 'statement/as-of';

  constructor(key: StatementError['key'], message: string) {
    super(message);
    this.key = key;
  }
}

/**
 * The account of a tenant by what was known at a moment.
 * @param asOf a date (its end, in the site's time zone) or an instant; now when absent
 * @throws StatementError when the tenant is not known or `asOf` is neither
 */
export async function statement(context: EngineContext, tenantId: string, asOf?: string): Promise<StatementReport> {
  const at = asOf === undefined ? context.clock.now() : momentOf(asOf, context.timeZone);
  const on = dateIn(at, context.timeZone);
  return context.store.transaction(async (tx) => {
    const tenant = await tx.estate.tenant(tenantId);
    if (tenant === null) {
      throw new StatementError(
        'statement/unknown-tenant',
        `tenant '${tenantId}' is not known: look at its spelling, or import the estate first`,
      );
    }
    const balances = await tx.ledger.balances(tenantId, at);
    const payments = await tx.ledger.payments(tenantId, at);
    const account = accountLines(
      balances.map(({ charge }) => charge),
      payments,
      (payment) => dateIn(payment.paidAt, context.timeZone),
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
    return { tenantId, tenantName: tenant.name, asOf: at, lines: account.lines, balances: account.balances, open };
  });
}

function momentOf(text: string, timeZone: string): Instant {
  const date = parseCivilDate(text);
  if (date !== null) return plusMs(instantAt(plusDays(date, 1), '00:00', timeZone), -1);
  const instant = parseInstant(text);
  if (instant === null)
    throw new StatementError('statement/as-of', `'${text}' is neither a date (YYYY-MM-DD) nor an instant with its offset`);
  return instant;
}

import type { MoneyLeft, OpenSum } from '../../adapters/store/store.ts';
import type { CivilDate, Instant } from '../../core/calendar/civil.ts';
import type { DebtType } from '../../core/lease/debt-type.ts';
import { type Money, money } from '../../core/money/money.ts';
import type { EngineContext } from '../context.ts';
import { momentOf } from './moment.ts';
import { knownTenant } from './tenant.ts';

/** What is open of one debt type in one currency. */
export interface DebtTypeBalance {
  readonly debtType: DebtType;
  readonly items: number;
  readonly open: Money;
  readonly overdue: Money;
  readonly oldestDue: CivilDate;
}

/** One currency in one line: what is owed, and what has come in and stands against nothing yet. */
export interface CurrencyBalance {
  readonly open: Money;
  /** Money of tenants on account. */
  readonly credit: Money;
  /** Money that is nobody's yet; nothing when one tenant is asked for. */
  readonly suspense: Money;
  /** What is open less the credit: negative when tenants have paid more than they owe. */
  readonly net: Money;
}

export interface BalancesReport {
  readonly report: 'balances';
  readonly asOf: Instant;
  readonly on: CivilDate;
  readonly tenantId: string | null;
  readonly debtTypes: readonly DebtTypeBalance[];
  readonly currencies: readonly CurrencyBalance[];
}

/**
 * What is owed by debt type and currency, of one tenant or of all; beside it the money that stands against nothing yet.
 * @throws ReportError for a moment or a tenant that is none
 */
export async function balances(
  context: EngineContext,
  { asOf: text, tenantId }: { readonly asOf?: string | undefined; readonly tenantId?: string | undefined },
): Promise<BalancesReport> {
  const { at, on, asOf } = momentOf(context, text);
  const scope = { asOf, ...(tenantId === undefined ? {} : { tenantId }) };
  return context.store.read(async (tx) => {
    if (tenantId !== undefined) await knownTenant(tx, tenantId);
    const sums = await tx.reports.openSums(scope, on, { debtType: true });
    const left = await tx.reports.moneyLeft(scope);
    return {
      report: 'balances',
      asOf: at,
      on,
      tenantId: tenantId ?? null,
      debtTypes: sums.flatMap(lineOf),
      currencies: currenciesOf(sums, left),
    };
  });
}

function lineOf({ debtType, items, openMinor, byAge, currency, oldestDue }: OpenSum): DebtTypeBalance[] {
  if (debtType === null) return [];
  return [{ debtType, items, open: money(openMinor, currency), overdue: money(openMinor - byAge['not-due'], currency), oldestDue }];
}

function currenciesOf(sums: readonly OpenSum[], left: readonly MoneyLeft[]): CurrencyBalance[] {
  const currencies = [...new Set([...sums, ...left].map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const open = total(sums.filter((sum) => sum.currency === currency).map(({ openMinor }) => openMinor));
    const mine = left.filter((each) => each.currency === currency);
    const credit = total(mine.filter(({ tenantId }) => tenantId !== null).map(({ leftMinor }) => leftMinor));
    const suspense = total(mine.filter(({ tenantId }) => tenantId === null).map(({ leftMinor }) => leftMinor));
    return {
      open: money(open, currency),
      credit: money(credit, currency),
      suspense: money(suspense, currency),
      net: money(open - credit, currency),
    };
  });
}

function total(minors: readonly number[]): number {
  return minors.reduce((sum, minor) => sum + minor, 0);
}

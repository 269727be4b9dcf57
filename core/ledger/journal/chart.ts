import { z } from 'zod';
import { DEBT_TYPES, type DebtType } from '../../lease/debt-type.ts';
import { type Parsed, parseWith } from '../../parsing/parsed.ts';
import { DEFAULT_CHART } from './default-chart.ts';

/** An account of the owner's general ledger. */
export interface Account {
  /** As the general ledger numbers it; text, since numbers may begin with 0 or hold points. */
  readonly number: string;
  readonly name: string;
}

/** Which account each side of a posting goes to. Several places may name the same account. */
export interface Chart {
  /** Where money arrives and leaves. */
  readonly bank: Account;
  /** Money that came in and is nobody's yet. */
  readonly suspense: Account;
  /** Money of a tenant that no charge has taken yet. */
  readonly credit: Account;
  readonly tax: Account;
  /** Debts that will not come. */
  readonly badDebt: Account;
  readonly receivable: Readonly<Record<DebtType, Account>>;
  readonly income: Readonly<Record<DebtType, Account>>;
}

const account = z.strictObject({
  number: z.string('is no text').trim().min(1, 'is empty').max(40, 'is longer than 40 characters'),
  name: z.string('is no text').trim().min(1, 'is empty').max(100, 'is longer than 100 characters'),
});
const byDebtType = z.strictObject(Object.fromEntries(DEBT_TYPES.map((type) => [type, account.optional()])));
const schema = z
  .strictObject({
    bank: account.optional(),
    suspense: account.optional(),
    credit: account.optional(),
    tax: account.optional(),
    badDebt: account.optional(),
    receivable: byDebtType.default({}),
    income: byDebtType.default({}),
  })
  .transform(overDefault)
  .superRefine((chart, context) => {
    const clash = clashIn(chart);
    if (clash !== null) context.addIssue({ code: 'custom', message: clash });
  });

/** Reads a chart of accounts; what it leaves out is as in the default chart. A number with two names is a problem: one of them must be wrong. */
export function parseChart(value: unknown): Parsed<Chart> {
  return parseWith(schema, value);
}

/** Every account of a chart once, in order of number. */
export function accountsOf(chart: Chart): Account[] {
  const { receivable, income, ...single } = chart;
  const all = [...Object.values(single), ...Object.values(receivable), ...Object.values(income)];
  return [...new Map(all.map((each) => [each.number, each])).values()].sort((a, b) => (a.number < b.number ? -1 : 1));
}

type Given = { readonly [K in keyof Omit<Chart, 'receivable' | 'income'>]?: Account | undefined } & {
  readonly receivable: Readonly<Record<string, Account | undefined>>;
  readonly income: Readonly<Record<string, Account | undefined>>;
};

function overDefault(given: Given): Chart {
  const { receivable, income } = DEFAULT_CHART;
  return {
    bank: given.bank ?? DEFAULT_CHART.bank,
    suspense: given.suspense ?? DEFAULT_CHART.suspense,
    credit: given.credit ?? DEFAULT_CHART.credit,
    tax: given.tax ?? DEFAULT_CHART.tax,
    badDebt: given.badDebt ?? DEFAULT_CHART.badDebt,
    receivable: byType((type) => given.receivable[type] ?? receivable[type]),
    income: byType((type) => given.income[type] ?? income[type]),
  };
}

function byType(accountFor: (type: DebtType) => Account): Record<DebtType, Account> {
  return Object.fromEntries(DEBT_TYPES.map((type) => [type, accountFor(type)])) as Record<DebtType, Account>;
}

function clashIn({ receivable, income, ...single }: Chart): string | null {
  const names = new Map<string, string>();
  for (const { number, name } of [...Object.values(single), ...Object.values(receivable), ...Object.values(income)]) {
    const known = names.get(number) ?? name;
    if (known !== name) return `account ${number} is called '${known}' and '${name}': give one number one name`;
    names.set(number, name);
  }
  return null;
}

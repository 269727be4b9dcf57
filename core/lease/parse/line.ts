import { z } from 'zod';
import { currencyField, dateField, endsAfterStart, idField, textField } from '../../parsing/fields.ts';
import { CREDITOR_ROLES, DEBT_TYPES } from '../debt-type.ts';
import type { ChargeLine, LineBasis } from '../lease.ts';
import { fixedBasis } from './fixed-basis.ts';
import { lateFeeTerms } from './late-fee.ts';
import { meteredBasis } from './metered-basis.ts';
import { oneOffBasis } from './one-off-basis.ts';
import { turnoverBasis } from './turnover-basis.ts';

const tax = z.strictObject({
  name: textField,
  rateBp: z.int('is no whole number of basis points').min(1, 'must be 1 to 10000').max(10_000, 'must be 1 to 10000'),
  included: z.boolean().default(false),
});

const fields = z.strictObject({
  lineId: idField,
  debtType: z.enum(DEBT_TYPES),
  creditor: z.strictObject({ party: textField, role: z.enum(CREDITOR_ROLES) }),
  currency: currencyField.optional(),
  basis: z.discriminatedUnion('kind', [fixedBasis, meteredBasis, turnoverBasis, oneOffBasis]),
  from: dateField.nullable().default(null),
  to: dateField.nullable().default(null),
  frequency: z.enum(['month', 'quarter', 'half-year', 'year']).default('month'),
  anchor: z.enum(['calendar', 'lease']).default('calendar'),
  timing: z.enum(['advance', 'arrears']).optional(),
  dueDay: z.int('is no whole day').min(1, 'must be 1 to 31').max(31, 'must be 1 to 31').optional(),
  convention: z.enum(['none', 'following', 'modified-following', 'preceding']).default('none'),
  issueDaysBefore: z.int('is no whole number of days').min(0, 'must be 0 to 60').max(60, 'must be 0 to 60'),
  proration: z.enum(['actual-month', 'thirty-360', 'actual-365', 'whole']).default('actual-month'),
  tax: tax.nullable().default(null),
  lateFee: lateFeeTerms.nullable().default(null),
});

type Fields = z.output<typeof fields>;

/** A line that does not say its currency is in that of its lease, which only the lease knows: null until then. */
export type LineWithoutCurrency = Omit<ChargeLine, 'currency'> & { readonly currency: string | null };

/** A line of a lease, with the default of everything that it may leave out. */
export const chargeLine = fields.transform((line, context): LineWithoutCurrency => {
  for (const { place, reason } of contradictions(line)) context.addIssue({ code: 'custom', path: place.split('.'), message: reason });
  return {
    ...line,
    currency: line.currency ?? null,
    timing: line.timing ?? (isMeasured(line.basis) ? 'arrears' : 'advance'),
    dueDay: line.dueDay ?? (line.basis.kind === 'one-off' ? dayOf(line.basis.on) : 1),
  };
});

function contradictions({ debtType, basis, timing, dueDay, from, to, frequency }: Fields): { place: string; reason: string }[] {
  const found: { place: string; reason: string }[] = [];
  if (!endsAfterStart({ from: from ?? '0000-01-01', to }))
    found.push({ place: 'to', reason: 'must lie after from (it is the first day after the line)' });
  /* The debt type decides what a lock may enforce (L3, L4): it must not be bent by a line that measures something else. */
  if (debtType === 'electricity' || debtType === 'water') {
    if (basis.kind === 'metered' && basis.utility !== debtType)
      found.push({ place: 'basis.utility', reason: 'is another utility than the debt type' });
    if (basis.kind === 'turnover') found.push({ place: 'debtType', reason: 'is no debt that turnover makes' });
  }
  if (timing === 'advance' && isMeasured(basis))
    found.push({ place: 'timing', reason: `must be arrears: what ${basis.kind} comes to is known afterwards only` });
  if (basis.kind === 'metered' && basis.billTo === 'issue-date' && frequency !== 'month')
    found.push({ place: 'frequency', reason: 'must be month where billTo is issue-date (period-end bills longer ones)' });
  if (basis.kind === 'one-off' && dueDay !== undefined && dueDay !== dayOf(basis.on))
    found.push({ place: 'dueDay', reason: 'is another day than basis.on, the day on which it is due' });
  if (basis.kind !== 'one-off' && dueDay === undefined) found.push({ place: 'dueDay', reason: 'is missing' });
  return found;
}

function isMeasured({ kind }: LineBasis): boolean {
  return kind === 'metered' || kind === 'turnover';
}

function dayOf(date: string): number {
  return Number(date.slice(8, 10));
}

import { decimalsOf, isCurrency } from '../../money/currency.ts';
import type { Match } from './match.ts';
import type { NormalText } from './normalise.ts';
import type { MoneyText } from './slots/money.ts';
import { TERMS, type TermName } from './terms.ts';

/** A value that a pattern gives, or why it gives none. */
export type Value =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 'ambiguous' | 'contradictory'; readonly reason: string };

type Parts = Readonly<Record<string, unknown>>;

/** Terms whose value is one thing, and the slot that gives it. */
const SINGLE: Partial<Record<TermName, string>> = {
  signedOn: 'date',
  from: 'date',
  lastDay: 'date',
  termMonths: 'months',
  frequency: 'frequency',
  timing: 'timing',
  dueDay: 'day',
  utilityDueDay: 'day',
  depositMonths: 'months',
  lateGraceDays: 'days',
  protectedStatus: 'status',
  convention: 'convention',
};
const TEXTS: ReadonlySet<TermName> = new Set([
  'contractNo',
  'landlord',
  'tenant',
  'manager',
  'guarantor',
  'tenantRegistration',
  'contactName',
  'contactEmail',
]);

/**
 * Makes the value of a term from what a pattern's slots read and what its wording says. Checked by the term's schema.
 * @param clause number of the clause that it stands in
 */
export function termValue(term: TermName, match: Match, said: Parts, text: NormalText, clause: string | null): Value {
  const single = SINGLE[term];
  for (const [name, { problem }] of match.slots) {
    const used = single === undefined || single === name || (single === 'months' && name === 'years');
    if (problem !== null && used) return { ok: false, ...problem };
  }
  const slots: Record<string, unknown> = { ...said };
  for (const [name, { value }] of match.slots) slots[name] = value;
  const built = build(term, slots, match, text, clause);
  if (!built.ok) return built;
  /* A part of what one line says of its payment: the parts are put together, and checked, when all are found. */
  if (isPaid(term)) return built;
  const checked = TERMS[term].safeParse(built.value);
  if (checked.success) return { ok: true, value: checked.data };
  return { ok: false, status: 'ambiguous', reason: `what stands there is no ${term}: ${checked.error.issues[0]?.message ?? ''}` };
}

function build(term: TermName, slots: Parts, match: Match, text: NormalText, clause: string | null): Value {
  if (TEXTS.has(term)) return done(firstText(match, text));
  const single = SINGLE[term];
  if (single === 'months') return done(slots['months'] ?? Number(slots['years']) * 12);
  if (single !== undefined) return done(slots[single]);
  switch (term) {
    case 'units':
      return done(unitTexts(slots['units'], text));
    case 'areaDm2':
      return scaled(String(slots['area']), 2, 'a square decimetre');
    case 'escalation':
      return done({
        percentBp: inBasisPoints(slots['share']),
        everyMonths: Number(slots['everyMonths'] ?? Number(slots['everyYears'] ?? 1) * 12),
        afterMonths: afterMonths(slots),
        compound: slots['compound'],
      });
    case 'turnover':
      return done({ shareBp: inBasisPoints(slots['share']), overBase: slots['overBase'] ?? true });
    case 'tax':
      return done({ rateBp: inBasisPoints(slots['share']), included: slots['included'], scope: slots['scope'] ?? 'all' });
    case 'lateFee':
      return done({ perDayPpm: slots['share'] });
    case 'disconnection':
      if (clause === null)
        return { ok: false, status: 'ambiguous', reason: 'it stands in no clause with a number, which a notice must name' };
      return done({ ref: clause, noticeDays: slots['days'] });
    case 'rentCreditor':
    case 'serviceChargeCreditor':
    case 'marketingFundCreditor':
    case 'electricityCreditor':
    case 'waterCreditor':
      return done({ party: firstText(match, text), role: slots['role'] });
    case 'serviceChargePaid':
    case 'marketingFundPaid':
    case 'utilityPaid':
    case 'turnoverPaid':
      return done(paidParts(slots));
    case 'rentFree':
      return done([
        pick(slots, slots['from'] === undefined ? (slots['months'] === undefined ? ['days'] : ['months']) : ['from', 'lastDay']),
      ]);
    case 'electricity':
    case 'water':
      return priced(slots['sum'], 3, slots, (milliMinor, currency) => ({ milliMinor, currency }));
    case 'deposit':
      return priced(slots['sum'], 0, slots, (amountMinor, currency) => ({ amountMinor, currency }));
    case 'rentTotal':
      return priced(slots['sum'], 0, slots, (amountMinor, currency) => ({ amountMinor, currency, per: slots['per'] }));
    case 'steps':
      return priced(slots['sum'], 0, slots, (amountMinor, currency) => [
        { ...pick(slots, slots['from'] === undefined ? ['year'] : ['from']), amountMinor, currency, per: slots['per'], of: slots['of'] },
      ]);
    default:
      return priced(slots['sum'], 0, slots, (amountMinor, currency) => ({ amountMinor, currency, per: slots['per'], of: slots['of'] }));
  }
}

/** Whether a term says how one line is paid. */
export function isPaid(term: TermName): boolean {
  return term.endsWith('Paid');
}

function paidParts({ frequency, timing, day, days, anchor }: Parts): Parts {
  const parts = { frequency, timing, dueDay: day, daysToPay: days, anchor };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

function done(value: unknown): Value {
  return { ok: true, value };
}

/* From the third lease year on: 24 months after the beginning. */
function afterMonths(slots: Parts): unknown {
  if (slots['fromYear'] !== undefined) return (Number(slots['fromYear']) - 1) * 12;
  return Number(slots['afterMonths'] ?? slots['everyMonths'] ?? Number(slots['everyYears'] ?? 1) * 12);
}

/* Money is read as digits and scaled by its currency's decimals: no float on the way. `currency` of the wording is that of a table's head. */
function priced(sum: unknown, finer: number, slots: Parts, make: (minor: number, currency: string) => unknown): Value {
  if (sum === undefined) return { ok: false, status: 'ambiguous', reason: 'the pattern reads no amount' };
  const { decimal, currency: shown } = sum as MoneyText;
  const currency = shown ?? slots['currency'];
  if (typeof currency !== 'string' || !isCurrency(currency))
    return { ok: false, status: 'ambiguous', reason: `'${decimal}' stands there without a currency` };
  const amount = scaled(decimal, decimalsOf(currency) + finer, finer === 0 ? `a minor unit of ${currency}` : 'a thousandth of one');
  return amount.ok ? done(make(Number(amount.value), currency)) : amount;
}

function scaled(decimal: string, digits: number, unit: string): Value {
  const [whole = '', fraction = ''] = decimal.split('.');
  if (!/^0*$/.test(fraction.slice(digits))) return { ok: false, status: 'ambiguous', reason: `${decimal} is finer than ${unit}` };
  return done(Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`));
}

/* Millionths to basis points; what is finer fails the schema, which wants whole ones. */
function inBasisPoints(share: unknown): unknown {
  return typeof share === 'number' && share % 100 === 0 ? share / 100 : share;
}

function pick(from: Parts, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}

function firstText(match: Match, text: NormalText): string {
  const [slot] = match.slots.values();
  return slot === undefined ? '' : documentText(text, slot.start, slot.end);
}

function unitTexts(spans: unknown, text: NormalText): string[] {
  if (!Array.isArray(spans)) return [];
  return (spans as readonly (readonly [number, number])[]).map(([start, end]) => documentText(text, start, end).toUpperCase());
}

/** What stands in the document for a part of the normalised text: its letters as written, full-width figures made plain, blanks put right. */
export function documentText({ original, at }: NormalText, start: number, end: number): string {
  const slice = original.slice(at[start] ?? 0, (at[end - 1] ?? 0) + 1);
  return slice
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d\uff0f\uff03\uff0e]/g, (char) => char.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\u2e80-\u9fff]) | (?=[\u2e80-\u9fff])/g, '')
    .trim();
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extractTerms } from '../../../../core/lease/forms/extract.ts';
import type { Form } from '../../../../core/lease/forms/form.ts';
import { normalise } from '../../../../core/lease/forms/normalise.ts';
import { shippedForm } from '../../../../core/lease/forms/shipped.ts';
import type { MoneyText } from '../../../../core/lease/forms/slots/money.ts';
import { currenciesOf, slotsOf } from '../../../../core/lease/forms/slots.ts';
import type { Term } from '../../../../core/lease/forms/terms.ts';
import { decimalsOf } from '../../../../core/money/currency.ts';

const root = join(import.meta.dirname, '../../../fixtures/contracts');
const files = ['tuned', 'held-out', 'first-sight'].flatMap((set) =>
  readdirSync(join(root, set))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(set, name)),
);
/* A role, a unit of time and the like are said by the wording, a clause's number stands at its head, a part in months may be reckoned from years. */
const SAID_BY_WORDING = [
  'currency',
  'per',
  'of',
  'included',
  'scope',
  'compound',
  'overBase',
  'frequency',
  'timing',
  'anchor',
  'role',
  'ref',
];
const RECKONED = ['afterMonths', 'everyMonths', 'party'];

/** Whatever stands anywhere in a text: numbers, dates and amounts, each as the value that a term would have of it. */
function readIn(text: string, form: Form): Set<string> {
  const { text: normal } = normalise(text);
  const kinds = slotsOf(form);
  const found = new Set<string>();
  for (let at = 0; at < normal.length; at++) {
    for (const kind of ['int', 'date', 'decimal', 'share', 'amount']) {
      for (const { value } of kinds.get(kind)?.(normal, at) ?? []) for (const each of asValues(kind, value, form)) found.add(each);
    }
  }
  return found;
}

function asValues(kind: string, value: unknown, form: Form): string[] {
  if (kind === 'int') return [String(value), String(Number(value) * 12)];
  if (kind === 'share') return [String(value), String(Number(value) / 100)];
  if (kind === 'decimal') return [scaled(String(value), 2)];
  if (kind === 'date') return [String(value)];
  const { decimal } = value as MoneyText;
  return [...new Set(currenciesOf(form).values())].flatMap((currency) => [
    scaled(decimal, decimalsOf(currency)),
    scaled(decimal, decimalsOf(currency) + 3),
  ]);
}

function scaled(decimal: string, digits: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  return String(Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`));
}

/** The parts of a value that its quotations must show, each with its key. */
function partsOf(value: unknown, key: string): [string, string | number][] {
  if (Array.isArray(value)) return value.flatMap((each) => partsOf(each, key));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, each]) => partsOf(each, name));
  if (SAID_BY_WORDING.includes(key) || RECKONED.includes(key) || key === 'convention') return [];
  return typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [];
}

function notShown({ name, value, quotes }: Term, form: Form): string[] {
  const said = quotes.map(({ text }) => normalise(text).text).join('\n');
  const numbers = new Set(quotes.flatMap(({ text }) => [...readIn(text, form)]));
  return partsOf(value, name).flatMap(([key, part]) =>
    numbers.has(String(part)) || (typeof part === 'string' && said.includes(normalise(part).text))
      ? []
      : [`${name}.${key} ${part}: ${said}`],
  );
}

it.each(files)('every value read stands in the words that are quoted for it: %s', (file) => {
  const form = shippedForm(`${(file.split('/').at(-1) ?? '').slice(0, 2)}-commercial`);
  if (form === null) throw new Error(file);
  const found = extractTerms(readFileSync(join(root, file), 'utf8'), form).filter(({ status }) => status === 'found');
  expect(found.length).toBeGreaterThan(8);
  expect(found.filter(({ quotes }) => quotes.length === 0).map(({ name }) => name)).toEqual([]);
  expect(found.flatMap((term) => notShown(term, form))).toEqual([]);
});

it('a value that does not stand in its words is noticed', () => {
  const form = shippedForm('en-commercial');
  if (form === null) throw new Error('no form');
  const text = 'The monthly rent is £3,500';
  const rent = (amountMinor: number): Term => ({
    ...{ name: 'rent', status: 'found', reason: '', quotes: [{ start: 0, end: text.length, text, clause: '3' }] },
    value: { amountMinor, currency: 'GBP', per: 'month', of: 'lease' },
  });
  expect(notShown(rent(350_000), form)).toEqual([]);
  expect(notShown(rent(360_000), form)).toEqual([expect.stringContaining('rent.amountMinor 360000: ')]);
});

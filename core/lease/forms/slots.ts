import type { Form } from './form.ts';
import { normalise } from './normalise.ts';
import { phrasesOf } from './phrases.ts';
import { countSlot } from './slots/count.ts';
import { dateSlot } from './slots/date.ts';
import { anyNumber, withBrackets } from './slots/decimal.ts';
import { moneySlot } from './slots/money.ts';
import { codeSlot, emailSlot, nameSlot, unitsSlot } from './slots/names.ts';
import { shareSlot } from './slots/share.ts';
import type { SlotKind } from './slots/slot.ts';

const decimalSlot: SlotKind = (text, at) => {
  const found = withBrackets(text, at, anyNumber);
  return found === null ? [] : [found];
};

const FIXED: Readonly<Record<string, SlotKind>> = {
  int: countSlot,
  decimal: decimalSlot,
  date: dateSlot,
  share: shareSlot,
  code: codeSlot,
  units: unitsSlot,
  email: emailSlot,
};

/**
 * The kinds of slot a pattern may use: `int` `decimal` `date` `share` (per cent and the like) `money` (an amount with a sign or word of a currency),
 * `amount` (bare figures will do) `name` `code` `units` `email`.
 */
export const SLOT_KINDS: ReadonlySet<string> = new Set([...Object.keys(FIXED), 'money', 'amount', 'name']);

/** The slots of one form, with its currencies. */
export function slotsOf(form: Form): ReadonlyMap<string, SlotKind> {
  const currencies = currenciesOf(form);
  return new Map([
    ...Object.entries(FIXED),
    ['money', moneySlot(currencies, true)],
    ['amount', moneySlot(currencies, false)],
    ['name', nameSlot(phrasesOf(form.nameBrackets), phrasesOf(form.nameStops))],
  ]);
}

/** The words and signs of money of a form, as they stand in a normalised text. */
export function currenciesOf(form: Form): ReadonlyMap<string, string> {
  return new Map(Object.entries(form.currencies).map(([sign, code]) => [normalise(sign).text, code]));
}

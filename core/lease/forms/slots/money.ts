import { chineseDigit, chineseNumber } from './chinese-number.ts';
import { type DecimalReading, figures, sameDecimal } from './decimal.ts';
import { englishNumber } from './english-number.ts';
import type { SlotKind, SlotReading } from './slot.ts';
import { skipBlanks } from './sticky.ts';

/** What a money slot reads: a decimal text, and the currency that stands with it (null when none does). */
export interface MoneyText {
  readonly decimal: string;
  readonly currency: string | null;
}

interface Amount {
  readonly decimal: string;
  readonly currency: string | null;
  /** Something says that it is money: a currency or a unit. */
  readonly marked: boolean;
  readonly end: number;
  readonly problem: SlotReading['problem'];
}

const REMARK = /^(?:大写|小写|say|in words|in figures|即|计)?:?/;

/**
 * Makes the slot that reads amounts: `人民币48,500.00元（大写：肆万捌仟伍佰元整）`, `US Dollars Twelve Thousand (US$12,000.00)`, `6万元`.
 * Figures and words that differ are a contradiction, two currencies in one amount too.
 * @param currencies words and signs (normalised) → ISO 4217; @param marked false: a bare number will do (a table's cell)
 */
export function moneySlot(currencies: ReadonlyMap<string, string>, marked: boolean): SlotKind {
  const signs = [...currencies.keys()].sort((a, b) => b.length - a.length);
  const one = (text: string, at: number): Amount | null => readAmount(text, at, signs, currencies);
  return (text, at) => {
    const first = one(text, at);
    if (first === null) return [];
    const all = [first];
    let end = first.end;
    for (;;) {
      const open = skipBlanks(text, end);
      if (text[open] !== '(') break;
      const remark = REMARK.exec(text.slice(open + 1, open + 12))?.[0].length ?? 0;
      const next = one(text, skipBlanks(text, open + 1 + remark));
      if (next === null) break;
      const close = skipBlanks(text, next.end);
      if (text[close] !== ')') break;
      all.push(next);
      end = close + 1;
    }
    if (marked && !all.some((amount) => amount.marked)) return [];
    return [{ value: moneyOf(all), end, problem: problemOf(all) }];
  };
}

function moneyOf(all: readonly Amount[]): MoneyText {
  return { decimal: all[0]?.decimal ?? '', currency: all.find((amount) => amount.currency !== null)?.currency ?? null };
}

function problemOf(all: readonly Amount[]): SlotReading['problem'] {
  const own = all.find((amount) => amount.problem !== null)?.problem;
  if (own) return own;
  const [first] = all;
  const other = all.find((amount) => first && !sameDecimal(amount.decimal, first.decimal));
  if (first && other)
    return { status: 'contradictory', reason: `the amount is ${first.decimal} at first and ${other.decimal} in the brackets behind it` };
  const currencies = new Set(all.flatMap((amount) => amount.currency ?? []));
  return currencies.size > 1 ? { status: 'contradictory', reason: `one amount in ${[...currencies].join(' and ')}` } : null;
}

function readAmount(text: string, at: number, signs: readonly string[], currencies: ReadonlyMap<string, string>): Amount | null {
  let position = at;
  let currency: string | null = null;
  let before = false;
  for (let sign = signAt(text, position, signs); sign !== null; sign = signAt(text, position, signs)) {
    currency ??= currencies.get(sign) ?? null;
    before = true;
    position = skipBlanks(text, position + sign.length);
    if (text[position] === ':') position++;
  }
  const number = figures(text, position) ?? chineseAmount(text, position) ?? englishAmount(text, position);
  if (number === null) return null;
  let end = number.end;
  if (/[元圆]/.test(text.slice(position, end))) currency ??= currencies.get('元') ?? null;
  const sign = signAt(text, skipBlanks(text, end), signs);
  if (sign !== null) {
    currency ??= currencies.get(sign) ?? null;
    end = skipBlanks(text, end) + sign.length;
  }
  while (text[end] === '整' || text[end] === '正') end++;
  if (text.startsWith(' only', end)) end += 5;
  const marked = before || sign !== null || (number.end - position > 0 && /[元圆整]/.test(text.slice(position, end)));
  return { decimal: number.value, currency, marked, end, problem: number.problem };
}

function signAt(text: string, at: number, signs: readonly string[]): string | null {
  return signs.find((sign) => text.startsWith(sign, at) && !cutsWord(text, at, sign)) ?? null;
}

function cutsWord(text: string, at: number, sign: string): boolean {
  const letter = /[a-z]/;
  return letter.test(sign.at(-1) ?? '') && letter.test(text[at + sign.length] ?? '');
}

/* 肆万捌仟伍佰元整, 三千二百元五角: yuan, then jiao and fen. */
function chineseAmount(text: string, at: number): DecimalReading | null {
  const whole = chineseNumber(text, at);
  if (whole === null) return null;
  let end = whole.end;
  if (text[end] !== '元' && text[end] !== '圆') return { value: String(whole.value), end, problem: null };
  let cents = 0;
  let after = end + 1;
  for (const [unit, worth] of [
    ['角', 10],
    ['分', 1],
  ] as const) {
    if (text[after] === '零') after++;
    const digit = chineseDigit(text[after]);
    if (digit === null || text[after + 1] !== unit) continue;
    cents += digit * worth;
    after += 2;
    end = after;
  }
  const value = cents === 0 ? String(whole.value) : `${whole.value}.${String(cents).padStart(2, '0')}`;
  return { value, end, problem: null };
}

/* Ninety-Six Thousand and 00/100 */
function englishAmount(text: string, at: number): DecimalReading | null {
  const whole = englishNumber(text, at);
  if (whole === null) return null;
  const cents = /^ and (\d\d)\/100/.exec(text.slice(whole.end, whole.end + 12));
  const value = cents === null || cents[1] === '00' ? String(whole.value) : `${whole.value}.${cents[1]}`;
  return { value, end: whole.end + (cents?.[0].length ?? 0), problem: null };
}

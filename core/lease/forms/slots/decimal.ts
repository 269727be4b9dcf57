import { CUT } from '../normalise.ts';
import { chineseNumber } from './chinese-number.ts';
import { englishNumber } from './english-number.ts';
import type { SlotReading, SlotValue } from './slot.ts';
import { skipBlanks, stickyAt } from './sticky.ts';

/** A decimal as plain text (`12500.50`), never a float. */
export type DecimalReading = SlotReading & { readonly value: string };

const FIGURES = /\d(?:[\d,. ]{0,24}\d)?/y;
const PLAIN = /^\d{1,15}(?:\.\d{1,6})?$/;
const GROUPED = /^\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?$/;
const TEN_THOUSAND = /^ ?万/;

/** Figures at `at`: `12,500.00`, `6万`. What may be read in two ways (`12,50`, `1.234,56`) says so. */
export function figures(text: string, at: number): DecimalReading | null {
  if (/[\d.\u2424]/.test(text[at - 1] ?? '')) return null;
  const found = stickyAt(FIGURES, text, at)?.[0];
  if (found === undefined) return null;
  const shown = whole(found);
  const end = at + shown.length;
  if (text[end] === CUT || text[end + 1] === CUT)
    return {
      value: shown,
      end,
      problem: { status: 'ambiguous', reason: `'${shown}' stands at the end of a line that goes on with figures` },
    };
  if (PLAIN.test(shown) || GROUPED.test(shown)) {
    const plain = shown.replaceAll(',', '');
    if (!TEN_THOUSAND.test(text.slice(end, end + 2))) return { value: plain, end, problem: null };
    return { value: shiftedByFour(plain), end: text.indexOf('万', end) + 1, problem: null };
  }
  return { value: shown, end, problem: { status: 'ambiguous', reason: `'${shown}' may be read in more than one way` } };
}

/** Figures, or a number in words (Chinese or English). */
export function anyNumber(text: string, at: number): DecimalReading | null {
  const inFigures = figures(text, at);
  if (inFigures !== null) return inFigures;
  const inWords = chineseNumber(text, at) ?? englishNumber(text, at);
  return inWords === null ? null : { value: String(inWords.value), end: inWords.end, problem: null };
}

/**
 * Reads a number, and the same again in brackets behind it if it stands there (`five (5)`, `三（3）`): two that differ are a contradiction.
 * @param read reads one of them
 */
export function withBrackets(
  text: string,
  at: number,
  read: (text: string, at: number) => DecimalReading | null,
  again: (text: string, at: number) => DecimalReading | null = read,
): DecimalReading | null {
  const first = read(text, at);
  if (first === null) return null;
  const open = skipBlanks(text, first.end);
  if (text[open] !== '(') return first;
  const second = again(text, open + 1);
  if (second === null) return first;
  const close = skipBlanks(text, second.end);
  if (text[close] !== ')') return first;
  return { value: first.value, end: close + 1, problem: first.problem ?? second.problem ?? disagreement(first, second) };
}

/** Whether two decimals are the same number. */
export function sameDecimal(a: string, b: string): boolean {
  return trimmed(a) === trimmed(b);
}

function disagreement(first: DecimalReading, second: DecimalReading): SlotValue['problem'] {
  if (sameDecimal(first.value, second.value)) return null;
  return { status: 'contradictory', reason: `says ${first.value} and then, in brackets, ${second.value}` };
}

/* `5, 10` are two numbers; a comma or point at the end belongs to the sentence; a blank within a number is none of it. */
function whole(found: string): string {
  const cut = found.search(/[,.] | /);
  return cut < 0 ? found : found.slice(0, cut);
}

function shiftedByFour(plain: string): string {
  const [units = '', fraction = ''] = plain.split('.');
  const padded = fraction.padEnd(4, '0');
  const rest = padded.slice(4);
  return `${units}${padded.slice(0, 4)}${rest === '' ? '' : `.${rest}`}`.replace(/^0+(?=\d)/, '');
}

function trimmed(decimal: string): string {
  const plain = decimal.replace(/^0+(?=\d)/, '');
  return plain.includes('.') ? plain.replace(/0+$/, '').replace(/\.$/, '') : plain;
}

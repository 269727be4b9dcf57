import { chineseNumber } from './chinese-number.ts';
import { dateSlot } from './date.ts';
import { type DecimalReading, figures, withBrackets } from './decimal.ts';
import { englishNumber, englishOrdinal } from './english-number.ts';
import type { SlotKind } from './slot.ts';

/** A whole number of days, months or the like: `10`, `三`, `five (5)`, `1st`, `first (1st)`. A date (`2026年6月1日`) begins with none. */
export const countSlot: SlotKind = (text, at) => {
  const found = withBrackets(text, at, count);
  if (found === null || (text[found.end] === '年' && dateSlot(text, at).length > 0)) return [];
  return [{ ...found, value: Number(found.value) }];
};

function count(text: string, at: number): DecimalReading | null {
  const inFigures = figures(text, at);
  if (inFigures !== null) {
    if (inFigures.problem !== null || !/^\d{1,5}$/.test(inFigures.value)) return null;
    const ordinal = /^(?:st|nd|rd|th)(?![a-z])/.test(text.slice(inFigures.end, inFigures.end + 3));
    return ordinal ? { ...inFigures, end: inFigures.end + 2 } : inFigures;
  }
  const inWords = englishOrdinal(text, at) ?? englishNumber(text, at) ?? chineseNumber(text, at);
  return inWords === null ? null : { value: String(inWords.value), end: inWords.end, problem: null };
}

import { anyNumber, type DecimalReading, figures, sameDecimal } from './decimal.ts';
import type { SlotKind, SlotReading } from './slot.ts';
import { skipBlanks, stickyAt } from './sticky.ts';

const CHINESE_UNIT = /([百千万])分之/y;
const PER: Readonly<Record<string, number>> = { 百: 10_000, 千: 1000, 万: 100 };
const AFTER = /^ ?(%|‰|per ?cent(?:um)?(?![a-z])|percent(?![a-z])|basis points)/;

/** A share in millionths: `5%`, `0.05%`, `万分之五`, `千分之一`, `six per cent (6%)`. */
export const shareSlot: SlotKind = (text, at) => {
  const first = one(text, at);
  if (first === null) return [];
  const open = skipBlanks(text, first.end);
  const second = text[open] === '(' ? one(text, open + 1) : null;
  if (second === null || text[second.end] !== ')') return [first];
  const problem =
    first.value === second.value
      ? null
      : ({ status: 'contradictory', reason: `one share is given as ${first.shown} and as ${second.shown}` } as const);
  return [{ value: first.value, end: second.end + 1, problem: first.problem ?? problem }];
};

function one(text: string, at: number): (SlotReading & { shown: string }) | null {
  const unit = stickyAt(CHINESE_UNIT, text, at);
  if (unit !== null) {
    const number = anyNumber(text, at + unit[0].length);
    return number && share(text, at, number, number.end, PER[unit[1] ?? ''] ?? 0);
  }
  const number = figures(text, at) ?? anyNumber(text, at);
  if (number === null) return null;
  const after = AFTER.exec(text.slice(number.end, number.end + 14));
  if (after === null) return null;
  const worth = after[1] === '‰' ? 1000 : after[1] === 'basis points' ? 100 : 10_000;
  return share(text, at, number, number.end + after[0].length, worth);
}

function share(text: string, at: number, number: DecimalReading, end: number, worth: number): (SlotReading & { shown: string }) | null {
  const shown = text.slice(at, end);
  if (number.problem !== null) return { value: null, end, shown, problem: number.problem };
  const [whole = '', fraction = ''] = number.value.split('.');
  const scale = String(worth).length - 1;
  const digits = fraction.padEnd(scale, '0');
  const exact = `${whole}${digits.slice(0, scale)}`;
  const kept = sameDecimal(digits.slice(scale) || '0', '0');
  if (!kept) return { value: null, end, shown, problem: { status: 'ambiguous', reason: `${shown} is finer than a millionth` } };
  return { value: Number(exact), end, shown, problem: null };
}

import { phraseAt } from '../phrases.ts';
import { dateSlot } from './date.ts';
import type { SlotKind, SlotReading } from './slot.ts';
import { reading } from './slot.ts';

const MOST = 100;
/* A bracket with an e-mail address in it. */
const ADDRESS = /^\([^)\n]{0,60}@/;
const STOPS = /[\n\t;。:、]/;
const SUFFIX = /^, ?(?:inc|llc|l\.l\.c|ltd|limited|plc|corp|co|lp|llp|gmbh|n\.a|s\.a)\b/;

/**
 * Makes the slot that reads a name: up to where it may end (a comma, a bracket that explains, the end of the line), the shortest first,
 * and after those up to a blank, for patterns that say what comes behind the name.
 * @param bracketWords a bracket that begins with one of these is no part of the name
 * @param stopWords neither is one of these (`dated`, `签署日期`), nor a date, nor what comes after
 */
export function nameSlot(bracketWords: readonly string[], stopWords: readonly string[] = []): SlotKind {
  return (text, at) => {
    if (!/[\p{L}\p{N}]/u.test(text[at] ?? '')) return [];
    const ends: SlotReading[] = [];
    const blanks: SlotReading[] = [];
    for (let end = at + 1; end <= at + MOST; end++) {
      const char = text[end] ?? '\n';
      if (anotherBegins(text, end, stopWords)) {
        ends.push(reading(null, text[end - 1] === ' ' ? end - 1 : end));
        break;
      }
      if (char === ' ') blanks.push(reading(null, end));
      else if (stops(text, end, char, bracketWords)) ends.push(reading(null, end));
      if (/[\n\t。;]/.test(char)) break;
    }
    return [...ends, ...blanks];
  };
}

function stops(text: string, end: number, char: string, bracketWords: readonly string[]): boolean {
  if (char === '(') return ADDRESS.test(text.slice(end, end + 80)) || bracketWords.some((word) => text.startsWith(word, end + 1));
  if (char === ',') return !SUFFIX.test(text.slice(end, end + 12));
  return STOPS.test(char);
}

/* On one line with the name: the day it was signed, an address. */
function anotherBegins(text: string, at: number, stopWords: readonly string[]): boolean {
  const begins = !(/[a-z\d]/.test(text[at] ?? '') && /[a-z\d]/.test(text[at - 1] ?? ''));
  return begins && (stopWords.some((word) => phraseAt(text.slice(at, at + word.length + 1), word) === 0) || dateSlot(text, at).length > 0);
}

/** A number of a contract or a register: one word, brackets in it closed. */
export const codeSlot: SlotKind = (text, at) => {
  let depth = 0;
  let end = at;
  for (; end < Math.min(text.length, at + 60); end++) {
    const char = text[end] ?? '';
    if (/[\s;。,，、:"]/.test(char)) break;
    if (char === '(') depth++;
    if (char === ')' && --depth < 0) break;
  }
  while (text[end - 1] === '.') end--;
  return end > at && /[a-z\d]/.test(text.slice(at, end)) ? [reading(null, end)] : [];
};

const UNIT = /#?[a-z]{0,6}[-.]?(?:[a-z\d]{1,6}[-.]){0,3}[a-z]{0,2}\d{1,6}[a-z]?(?![a-z\d])/y;
const BETWEEN = /(?:、|,|和|及|与|以及| and | & |,? and )\s?(?=[#a-z]{0,6}[-.]?[a-z\d.-]*\d)/y;

/** One or several unit numbers: `L2-015`, `B1-032、B1-033`, `14B`, `#02-18`. */
export const unitsSlot: SlotKind = (text, at) => {
  if (/[a-z\d#-]/.test(text[at - 1] ?? '')) return [];
  const found: [number, number][] = [];
  let next = at;
  for (let count = 0; count < 20; count++) {
    UNIT.lastIndex = next;
    const unit = UNIT.exec(text);
    if (unit === null) break;
    found.push([next, next + unit[0].length]);
    BETWEEN.lastIndex = UNIT.lastIndex;
    const between = BETWEEN.exec(text);
    if (between === null) break;
    next = BETWEEN.lastIndex;
  }
  const last = found.at(-1);
  return last === undefined ? [] : [reading(found, last[1])];
};

const EMAIL = /[a-z\d._%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,5}/y;

/** An e-mail address. */
export const emailSlot: SlotKind = (text, at) => {
  if (/[a-z\d._%+-]/.test(text[at - 1] ?? '')) return [];
  EMAIL.lastIndex = at;
  const found = EMAIL.exec(text);
  return found === null ? [] : [reading(null, at + found[0].length)];
};

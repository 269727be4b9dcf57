import { parseCivilDate } from '../../../calendar/civil.ts';
import { chineseNumber } from './chinese-number.ts';
import { englishNumber, englishOrdinal } from './english-number.ts';
import { reading, type SlotKind, type SlotReading } from './slot.ts';
import { stickyAt } from './sticky.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = `(?:${MONTHS.join('|')}|${MONTHS.map((month) => `${month.slice(0, 3)}\\.?`).join('|')}|sept\\.?)`;
const ISO = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const CHINESE = /(\d{4})年(\d{1,2})月(\d{1,2})[日号]/y;
const DAY_FIRST = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?,? (?:day of )?(${MONTH}),? (\\d{4})(?!\\d)`, 'y');
const MONTH_FIRST = new RegExp(`(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'y');
const NUMERIC = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/y;
const DAY_OF = new RegExp(`(?:(\\d{1,2})(?:st|nd|rd|th)|([a-z]+)) day of (${MONTH}),? (?:in the year )?`, 'y');

/** A date in any way that leaves no doubt; `03/04/2026` does, and says so. A day that does not exist is no date. */
export const dateSlot: SlotKind = (text, at) => {
  if (/\d/.test(text[at - 1] ?? '')) return [];
  const found = iso(text, at) ?? chinese(text, at) ?? chineseWords(text, at) ?? english(text, at) ?? inWords(text, at) ?? numeric(text, at);
  return found === null ? [] : [found];
};

function iso(text: string, at: number): SlotReading | null {
  const found = stickyAt(ISO, text, at);
  return found && made(found[1], found[3], found[4], at + found[0].length);
}

function chinese(text: string, at: number): SlotReading | null {
  const found = stickyAt(CHINESE, text, at);
  return found && made(found[1], found[2], found[3], at + found[0].length);
}

function chineseWords(text: string, at: number): SlotReading | null {
  const year = chineseNumber(text, at);
  if (year === null || text[year.end] !== '年' || year.value < 1000) return null;
  const month = chineseNumber(text, year.end + 1);
  if (month === null || text[month.end] !== '月') return null;
  const day = chineseNumber(text, month.end + 1);
  if (day === null || !/[日号]/.test(text[day.end] ?? '')) return null;
  return made(String(year.value), String(month.value), String(day.value), day.end + 1);
}

function english(text: string, at: number): SlotReading | null {
  const dayFirst = stickyAt(DAY_FIRST, text, at);
  if (dayFirst) return made(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], at + dayFirst[0].length);
  const monthFirst = stickyAt(MONTH_FIRST, text, at);
  return monthFirst && made(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], at + monthFirst[0].length);
}

/* 20th day of March Two Thousand and Twenty-Six */
function inWords(text: string, at: number): SlotReading | null {
  const found = stickyAt(DAY_OF, text, at);
  if (found === null) return null;
  const day = found[1] ?? englishOrdinal(text, at)?.value;
  const yearAt = at + found[0].length;
  const figures = /^\d{4}(?!\d)/.exec(text.slice(yearAt, yearAt + 5))?.[0];
  const year = figures === undefined ? englishNumber(text, yearAt) : { value: Number(figures), end: yearAt + 4 };
  return day === undefined || year === null ? null : made(String(year.value), monthOf(found[3]), String(day), year.end);
}

function numeric(text: string, at: number): SlotReading | null {
  const found = stickyAt(NUMERIC, text, at);
  if (found === null) return null;
  const [shown, one = '', , two = '', year = ''] = found;
  const end = at + shown.length;
  if (Number(one) > 12 || one === two) return made(year, two, one, end);
  if (Number(two) > 12) return made(year, one, two, end);
  const reason = `'${shown}' may be ${year}-${pad(two)}-${pad(one)} or ${year}-${pad(one)}-${pad(two)}`;
  return { value: shown, end, problem: { status: 'ambiguous', reason } };
}

function made(year = '', month = '', day = '', end: number): SlotReading {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  const date = parseCivilDate(text);
  return date === null ? { value: text, end, problem: { status: 'ambiguous', reason: `there is no day ${text}` } } : reading(date, end);
}

function monthOf(name = ''): string {
  return String(MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1);
}

function pad(number: string): string {
  return number.padStart(2, '0');
}

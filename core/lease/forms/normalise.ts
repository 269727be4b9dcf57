import { isSoftBreak } from './line-breaks.ts';

/** A contract's text as forms see it, and where each character of it stands in the document. */
export interface NormalText {
  readonly text: string;
  /** Index in the document of each character of `text`. */
  readonly at: readonly number[];
  readonly original: string;
}

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f]/;
/** Stands where a line break falls into a row of figures: whether it is one number or two cannot be told. */
export const CUT = '\u2424';

const SINGLES: Readonly<Record<string, string>> = {
  '\u201c': '"',
  '\u201d': '"',
  '\u2018': "'",
  '\u2019': "'",
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u00ad': '',
  '\u200b': '',
  '\ufeff': '',
};
/* Blanks beside these mean nothing. */
const CLOSED = /[:()$£€¥/"\t\n]/;

/**
 * Makes the many ways to print one text the same: full-width forms, letter case, curly quotes, hyphens, blanks (those beside Chinese characters
 * fall away, others become one), wrapped lines. A line break that ends a paragraph stays `\n`; a table's cell border becomes a tab.
 */
export function normalise(original: string): NormalText {
  const draft = fold(original);
  const text: string[] = [];
  const at: number[] = [];
  for (let index = 0; index < draft.length; index++) {
    const here = draft[index];
    if (here === undefined) break;
    if (here.char === ' ' && !blankMatters(text.at(-1), draft[index + 1]?.char)) continue;
    if (here.char === '-' && joinsWord(text.at(-1), draft, index)) {
      if (draft[index + 1]?.char === ' ') index++;
      continue;
    }
    text.push(here.char);
    at.push(here.at);
  }
  return { text: text.join(''), at, original };
}

interface Placed {
  readonly char: string;
  readonly at: number;
}

function fold(original: string): Placed[] {
  const draft: Placed[] = [];
  const push = (char: string, at: number): void => {
    /* Blank lines and rows of blanks are one. */
    if ((char !== ' ' && char !== '\n') || draft.at(-1)?.char !== char) draft.push({ char, at });
  };
  for (let at = 0; at < original.length; at++) {
    const char = original[at] ?? '';
    if (char === '\n' || char === '\r') {
      if (char === '\n' && !isSoftBreak(original, at)) push('\n', at);
      else push(cutsNumber(original, at) ? CUT : ' ', at);
      continue;
    }
    if (char === '|' || char === '\t' || isWideGap(original, at)) {
      push('\t', at);
      continue;
    }
    if (/\s/.test(char)) {
      push(' ', at);
      continue;
    }
    for (const unit of (SINGLES[char] ?? char.normalize('NFKC')).toLowerCase().split('')) push(unit, at);
  }
  return draft;
}

function cutsNumber(text: string, at: number): boolean {
  return /[\d,.]/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');
}

/* Three blanks in a row are a column, not a space between words. */
function isWideGap(text: string, at: number): boolean {
  return text.startsWith('   ', at) && text[at - 1] !== ' ' && text[at - 1] !== '\n' && at > 0;
}

function blankMatters(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined || before === ' ') return false;
  return ![before, after].some((char) => CJK.test(char) || CLOSED.test(char));
}

function joinsWord(before: string | undefined, draft: readonly Placed[], index: number): boolean {
  const next = draft[index + 1]?.char === ' ' ? draft[index + 2]?.char : draft[index + 1]?.char;
  return isLetter(before) && isLetter(next);
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /[a-z]/.test(char);
}

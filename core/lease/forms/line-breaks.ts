const ENDS = /[.。;；:：!?！？|]\s*$/;
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const BEGINS = new RegExp(
  [
    '^\\s*(?:第[^，。]{1,4}[条章节]|[一二三四五六七八九十]{1,3}[、.．]|[(（][\\da-z一二三四五六七八九十]{1,4}[)）]|附件|[*•-]\\s',
    '\\d{1,3}(?:\\.\\d{1,3}){1,3}[.\\s　]|\\d{1,3}[.、)）](?!\\d)',
    `\\d{1,2}\\s+(?!${MONTH})[A-Z\u4e00-\u9fff]|(?:article|section|clause|schedule|annex|exhibit|part)\\s+[\\dA-Z]{1,6}\\b)`,
  ].join('|'),
  'i',
);
const LABEL = /^.{1,40}?[:：|\t]/;
/** Longer lines than this are no lines of a page; looking at more of one decides nothing. */
const LOOKED_AT = 200;

/**
 * Whether the line break at `at` only wraps a line: what comes before it ends no sentence, and what comes after begins no clause, label or row.
 * @param at index of a `\n`
 */
export function isSoftBreak(text: string, at: number): boolean {
  const before = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - LOOKED_AT), at).trimEnd();
  const nextEnd = text.indexOf('\n', at + 1);
  const after = text.slice(at + 1, Math.min(nextEnd < 0 ? text.length : nextEnd, at + 1 + LOOKED_AT));
  if (before.trim() === '' || after.trim() === '') return false;
  if (cutsFigures(before, after)) return true;
  if (ENDS.test(before) || isTitle(before) || BEGINS.test(after) || LABEL.test(after)) return false;
  return !before.includes('|') && !before.includes('\t');
}

/*
 * `人民币3` and, on the next line, `0000元`: a row of figures goes on, whatever else the two lines look like. The number of a clause does not go
 * on with them, unless it begins with 0 or money follows it.
 */
function cutsFigures(before: string, after: string): boolean {
  if (/[|\t]/.test(before) || /^[^:：]{1,40}?[|\t]/.test(after)) return false;
  if (/\d[.．]$/.test(before)) return /^\d{2}(?!\d|[.、)）]|\s+[A-Z])/.test(after);
  if (!/\d[,，]?$/.test(before) || !/^\d/.test(after)) return false;
  return /^0/.test(after) || /^[\d,.]+\s*[元万圆]/.test(after) || !BEGINS.test(after);
}

/* A heading in capitals, or one that only names a clause, runs into nothing. */
function isTitle(line: string): boolean {
  if (/^\s*第.{1,4}[条章节]/.test(line) && line.trim().length <= 24) return true;
  return /[A-Z]{3}/.test(line) && line === line.toUpperCase();
}

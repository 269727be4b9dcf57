/* What ends a word beside spaces: no id of ours has quotation marks, `+`, `#` or `=`, and banks write `EREF+`, payers `inv#`. */
const AROUND = String.raw`\s,;:()[\]"“”„‟«»「」『』《》【】，；：、。（）+#=|`;

/*
 * What bills and charges are called, as a word of its own: `<tenant>/<due date>`, with a debt type after it or not, `<lease>/<line>/<first day>`, and what
 * corrects a charge or is a late fee on it: `<charge>/adj/<n>`, `<charge>/late/<day>`, `<charge>/late/<day>/<n>`.
 */
const BILL = String.raw`(?<=^|[${AROUND}])[^${AROUND}]+/\d{4}-\d{2}-\d{2}(?:/[a-z]+(?:-[a-z]+)*)?(?:/\d+)?(?![\w/-])`;

/**
 * The reference in what a payer wrote: what the pattern matches, when it is exactly one thing; else all of it, so that a person sees what was said.
 * Two bills in one text are not chosen between.
 * @param find a regular expression (its first group, if it has one, is the reference); what bills and our charges are called when absent
 */
export function referenceIn(text: string, find: string = BILL): string {
  const found = new Set<string>();
  for (const match of text.matchAll(patternOf(find))) found.add(match[1] ?? match[0]);
  const [only, second] = found;
  return only !== undefined && second === undefined ? only : text;
}

const BETWEEN = new RegExp(`[${AROUND}]+`, 'u');

/** The words of a text, each once and as it stands, and without the marks at its ends: `INV-1.` is INV-1 too. */
export function wordsIn(text: string): string[] {
  const words = text.split(BETWEEN).flatMap((word) => [word, withoutMarks(word)]);
  return [...new Set(words)].filter((word) => word !== '');
}

/** A word without the marks at its ends: `E1.` and `(E1)` are E1. */
export function withoutMarks(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const patterns = new Map<string, RegExp>();

function patternOf(find: string): RegExp {
  const known = patterns.get(find) ?? new RegExp(find, 'gu');
  patterns.set(find, known);
  return known;
}

import type { NormalText } from './normalise.ts';
import type { Span } from './span.ts';

/* After these a full stop ends no sentence. */
const ABBREVIATION = /(?:^|[^a-z])(?:no|nos|co|inc|ltd|corp|mr|mrs|ms|dr|st|art|sec|cl|approx|ref|a\.m|p\.m|w\.l\.l|l\.l\.c)$/;

/** Where sentences end: for each character of the text the number of its sentence. A gap in a pattern never leaves the sentence it began in. */
export function sentenceNumbers({ text, at, original }: NormalText): Int32Array {
  const numbers = new Int32Array(text.length);
  let number = 0;
  for (let index = 0; index < text.length; index++) {
    numbers[index] = number;
    if (endsSentence(text, index, original, at)) number++;
  }
  return numbers;
}

/** The first and the last index (not included) of the sentence that `index` stands in. */
export function sentenceAround(numbers: Int32Array, index: number): Span {
  const number = numbers[index];
  let start = index;
  let end = index;
  while (start > 0 && numbers[start - 1] === number) start--;
  while (end < numbers.length && numbers[end] === number) end++;
  return { start, end };
}

/** All sentences, in order. */
export function sentencesOf(numbers: Int32Array): Span[] {
  const found: Span[] = [];
  for (let start = 0; start < numbers.length; ) {
    const sentence = sentenceAround(numbers, start);
    found.push(sentence);
    start = sentence.end;
  }
  return found;
}

function endsSentence(text: string, index: number, original: string, at: readonly number[]): boolean {
  const char = text[index];
  if (char === '\n' || char === '。' || char === ';') return true;
  if (char !== '.' || text[index + 1] !== ' ') return false;
  const next = original[at[index + 2] ?? -1] ?? '';
  if (!/[A-Z"“(\d]/.test(next)) return false;
  return !ABBREVIATION.test(text.slice(Math.max(0, index - 8), index));
}

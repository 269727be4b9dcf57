import type { Prepared } from './find-term.ts';
import { normalise } from './normalise.ts';
import { phraseAt } from './phrases.ts';
import type { SlotKind } from './slots/slot.ts';
import { stickyAt } from './slots/sticky.ts';

/** A part of the normalised text, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the patterns of a form read of a contract: the values, and the words around them. */
export interface ReadSpans {
  readonly values: readonly Span[];
  readonly words: readonly Span[];
}

const AFTER_COUNT =
  /(?: ?(?:calendar|business|working|consecutive) )? ?(?:days?|weeks?|months?)(?![a-z])|个?(?:工作日|自然日|日历日|日|天|周|星期)|个(?:自然|日历)?月/y;
const BEGINS = /[\da-z£$€¥〇零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾人港美]/;
const WORD = /[a-z\d]/;

/**
 * The sentences that say something about money or time which no pattern read: an amount, a share, a count of days or months, or words that the
 * form holds to change what is charged (`watch`). What a term's pattern read as a value is dealt with; counts and words are too where they stand
 * within what it matched. Yields between pieces of work.
 */
export function* unreadSentences({ form, on }: Prepared, read: ReadSpans): Generator<void, Span[]> {
  const watch = form.watch.map((word) => normalise(word).text);
  const kinds = ['date', 'money', 'share', 'int'].map((kind) => on.kinds.get(kind));
  const found: Span[] = [];
  for (let start = 0; start < on.text.length; ) {
    const end = endOfSentence(on.sentences, start);
    const sentence = { start, end };
    if (isUnread(on.text, sentence, kinds, read) || watched(on.text, sentence, watch, read)) found.push(sentence);
    start = end;
    yield;
  }
  return found;
}

function isUnread(text: string, { start, end }: Span, kinds: readonly (SlotKind | undefined)[], read: ReadSpans): boolean {
  const [date, money, share, int] = kinds;
  for (let at = start; at < end; ) {
    const begins = BEGINS.test(text[at] ?? '') && !(WORD.test(text[at] ?? '') && WORD.test(text[at - 1] ?? ''));
    const skip = begins ? (covering(read.values, at) ?? date?.(text, at)[0]?.end) : undefined;
    if (skip !== undefined) {
      at = Math.max(skip, at + 1);
      continue;
    }
    if (begins) {
      if (money?.(text, at)[0] !== undefined || share?.(text, at)[0] !== undefined) return true;
      const count = int?.(text, at)[0];
      if (count && text[at - 1] !== '第' && stickyAt(AFTER_COUNT, text, count.end) !== null && covering(read.words, at) === undefined)
        return true;
    }
    at++;
  }
  return false;
}

function watched(text: string, { start, end }: Span, watch: readonly string[], read: ReadSpans): boolean {
  const sentence = text.slice(start, end);
  for (const word of watch) {
    for (let at = phraseAt(sentence, word); at >= 0; at = phraseAt(sentence, word, at + 1))
      if (covering(read.words, start + at) === undefined) return true;
  }
  return false;
}

function covering(spans: readonly Span[], at: number): number | undefined {
  return spans.find(({ start, end }) => start <= at && at < end)?.end;
}

function endOfSentence(sentences: Int32Array, start: number): number {
  let end = start + 1;
  while (end < sentences.length && sentences[end] === sentences[start]) end++;
  return end;
}

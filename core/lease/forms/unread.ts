import { type Asked, isAlreadyAsked } from './already-asked.ts';
import type { Prepared } from './find-term.ts';
import type { Form } from './form.ts';
import { holdsAny, phraseAt, phrasesOf } from './phrases.ts';
import type { SlotKind } from './slots/slot.ts';
import { stickyAt } from './slots/sticky.ts';
import type { Span } from './span.ts';
import { TOPICS, type Topic } from './terms.ts';

const AFTER_COUNT =
  /(?: ?(?:calendar|business|working|consecutive) )? ?(?:days?|weeks?|months?)(?![a-z])|个?(?:工作日|自然日|日历日|日|天|周|星期)|个(?:自然|日历)?月/y;
/* `on the 25th`, not `the 2nd floor`. */
const DAY_OF_MONTH = /\d{1,2}(?:st|nd|rd|th)(?! (?:floor|storey|anniversary|edition|street|avenue))(?![a-z])/y;
/* `the fifth day of each month`, `25 March`, 每月5日, 20日前: a day on which something is due, not a count of days. */
const MONTH_NAMES = '(?:january|february|march|april|june|july|august|september|october|november|december)';
const DAY_AFTER = new RegExp(
  ` ?day of (?:each|every|any|the|that|${MONTH_NAMES})(?![a-z])| ${MONTH_NAMES}(?![a-z])|[日号](?:之|以)?前`,
  'y',
);
const MONTH_BEFORE = new RegExp(`(?:^|[^a-z])${MONTH_NAMES} $`);
const HEADING =
  /^(?:第[^ ]{1,5}[条章节]|[一二三四五六七八九十]{1,3}、|\d{1,3}(?:\.\d{1,3})*[. ]|(?:article|section|clause|part) [\da-z]+|[a-z]\. )/;
const BEGINS = /[\da-z£$€¥〇零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾人港美]/;
const WORD = /[a-z\d]/;

/** A sentence that no term has read. */
export interface UnreadSpan extends Span {
  readonly topic: Topic;
  /** What it is about (`insurance`), where that charges nothing by itself: it is listed, and does not wait. Null: it waits. */
  readonly aside: string | null;
}

/**
 * The sentences that say something about money or time which no pattern read: an amount, a share, a count of days or months, or words that the
 * form holds to change what is charged (`watch`). What a term's pattern read as a value is dealt with; counts and words are too where they stand
 * within what it matched, a day of the month is not. Yields between pieces of work.
 * @param sentences of the contract, in order
 * @param asked the words of terms that wait: what is asked about there is not listed a second time
 */
export function* unreadSentences(
  { form, on, read }: Prepared,
  sentences: readonly Span[],
  asked: readonly Asked[],
): Generator<void, UnreadSpan[]> {
  const watch = phrasesOf(form.watch);
  const alters = phrasesOf(form.alters);
  const names = new Set(phrasesOf(form.names));
  const kinds = ['date', 'money', 'share', 'int'].map((kind) => on.kinds.get(kind));
  const found: UnreadSpan[] = [];
  for (const sentence of sentences) {
    const { amounts, counts } = spokenOf(on.text, sentence, kinds, read);
    const text = on.text.slice(sentence.start, sentence.end);
    const heading = isHeading(on.text, sentence);
    const words = heading ? watch.filter((word) => !names.has(word)) : [...watch, ...(speaksOfLine(form, text) ? alters : [])];
    const changes = watched(on.text, sentence, words, read);
    const others = [...counts, ...changes];
    if (amounts.length + others.length > 0 && !isAlreadyAsked(asked, amounts, others)) {
      const aside = changes.length > 0 ? null : setAside(form, text, amounts.length > 0 ? 'money' : 'count');
      found.push({ ...sentence, topic: topicOf(form, text), aside });
    }
    yield;
  }
  return found;
}

/* The first matter of the form's topics that a text speaks of. */
function topicOf(form: Form, text: string): Topic {
  return TOPICS.find((topic) => holdsAny(text, form.topics[topic] ?? [])) ?? 'other';
}

const LINES: readonly (typeof TOPICS)[number][] = ['rent', 'service-charge', 'marketing-fund', 'turnover-rent', 'electricity', 'water'];

function speaksOfLine(form: Form, text: string): boolean {
  return LINES.some((line) => holdsAny(text, form.topics[line] ?? []));
}

/* Insurance, notices, works: what charges nothing by itself. A count of days where nothing is charged, paid or cut off is no term of a lease. */
function setAside(form: Form, text: string, speaks: 'money' | 'count'): string | null {
  const group = form.aside.find(
    ({ words, amounts, not }) => (amounts || speaks === 'count') && holdsAny(text, words) && !holdsAny(text, not),
  );
  if (group !== undefined) return group.about;
  return speaks === 'count' && form.dues.length > 0 && !holdsAny(text, form.dues) ? 'no-charge' : null;
}

/* A numbered line of few words that ends no sentence: `12. Late fees and VAT`. */
function isHeading(text: string, { start, end }: Span): boolean {
  const line = text.slice(start, end).trim();
  return (
    line.length <= 40 && (text[start - 1] ?? '\n') === '\n' && text[end - 1] === '\n' && HEADING.test(line) && !/[。;:,\t]|\.$/.test(line)
  );
}

function spokenOf(
  text: string,
  { start, end }: Span,
  kinds: readonly (SlotKind | undefined)[],
  read: Prepared['read'],
): { readonly amounts: readonly Span[]; readonly counts: readonly Span[] } {
  const [date, money, share, int] = kinds;
  const amounts: Span[] = [];
  const counts: Span[] = [];
  for (let at = start; at < end; ) {
    const begins = BEGINS.test(text[at] ?? '') && !(WORD.test(text[at] ?? '') && WORD.test(text[at - 1] ?? ''));
    const skip = begins ? (covering(read.values, at) ?? date?.(text, at)[0]?.end) : undefined;
    if (skip !== undefined) {
      at = Math.max(skip, at + 1);
      continue;
    }
    if (begins) {
      const amount = money?.(text, at)[0] ?? share?.(text, at)[0];
      if (amount !== undefined) {
        amounts.push({ start: at, end: amount.end });
        at = Math.max(amount.end, at + 1);
        continue;
      }
      const count = int?.(text, at)[0];
      const isCount = count && text[at - 1] !== '第' && stickyAt(AFTER_COUNT, text, count.end) !== null;
      const isDay = stickyAt(DAY_OF_MONTH, text, at) !== null || (count !== undefined && isDueDay(text, at, count.end));
      if (isDay || (isCount && covering(read.words, at) === undefined)) counts.push({ start: at, end: count?.end ?? at + 1 });
    }
    at++;
  }
  return { amounts, counts };
}

/* Words that a pattern passes over may hold it: only a day that a term took is read. */
function isDueDay(text: string, at: number, end: number): boolean {
  if (stickyAt(DAY_AFTER, text, end) !== null) return true;
  if (MONTH_BEFORE.test(text.slice(Math.max(0, at - 12), at))) return true;
  return /月的?$/.test(text.slice(Math.max(0, at - 2), at)) && /[日号]/.test(text[end] ?? '');
}

function watched(text: string, { start, end }: Span, watch: readonly string[], read: Prepared['read']): Span[] {
  const sentence = text.slice(start, end);
  const found: Span[] = [];
  for (const word of watch) {
    for (let at = phraseAt(sentence, word); at >= 0; at = phraseAt(sentence, word, at + 1))
      if (covering(read.words, start + at) === undefined) found.push({ start: start + at, end: start + at + word.length });
  }
  return found;
}

function covering(spans: readonly Span[], at: number): number | undefined {
  return spans.find(({ start, end }) => start <= at && at < end)?.end;
}

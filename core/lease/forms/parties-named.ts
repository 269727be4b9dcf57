import type { Known } from './check-terms.ts';
import type { Prepared } from './find-term.ts';
import type { Form } from './form.ts';
import { type NormalText, normalise } from './normalise.ts';
import { phraseAt, phrasesOf } from './phrases.ts';
import type { Span } from './span.ts';
import { documentText } from './values.ts';

/** Somebody whom a sentence names. The tenant and its guarantor are left out: nobody owes them a charge. */
export interface Named {
  readonly who: 'landlord' | 'manager' | 'other';
  readonly name: string;
  /** The sentence says that they are paid, or that they bill or collect. */
  readonly isPaid: boolean;
}

type Payees = NonNullable<Form['payees']>;

interface Mention extends Span {
  readonly who: Named['who'] | 'tenant';
}

const ZH_NAME = /[^\s,。、;:()"'向由给至与和及交付]{1,30}$/;
const EN_NAME = /(?:[a-z\d&.'-]+ (?:& |and |of |the )?){1,7}$/;

/** Who is named in a sentence, by the words for the parties (`the Landlord`, 甲方), by the parties' names, and by how names of companies end. */
export function partiesNamed({ text }: Prepared, payees: Payees, known: Known, sentence: Span): Named[] {
  const { before, after } = payees;
  const found = mentions(text, payees, known, sentence);
  return found.flatMap((mention) => {
    if (mention.who === 'tenant') return [];
    const ahead = text.text.slice(sentence.start, mention.start).replace(/ ?(?:the )?$/, '');
    const behind = text.text.slice(mention.end, sentence.end).trimStart();
    const isPaid = phrasesOf(before).some((word) => endsWith(ahead, word)) || phrasesOf(after).some((word) => phraseAt(behind, word) === 0);
    return [{ who: mention.who, name: documentText(text, mention.start, mention.end), isPaid }];
  });
}

function mentions(text: NormalText, payees: Payees, known: Known, { start, end }: Span): Mention[] {
  const within = text.text.slice(start, end);
  const found: Mention[] = [];
  const add = (who: Mention['who'], words: readonly (string | undefined)[]): void => {
    for (const word of words) {
      const phrase = word === undefined ? '' : normalise(word).text;
      for (let at = phrase === '' ? -1 : phraseAt(within, phrase); at >= 0; at = phraseAt(within, phrase, at + 1))
        take(found, { who, start: start + at, end: start + at + phrase.length });
    }
  };
  add('tenant', [known.tenant, known.guarantor]);
  add('landlord', [known.landlord]);
  add('manager', [known.manager]);
  for (const ending of phrasesOf(payees.companies)) {
    for (let at = phraseAt(within, ending); at >= 0; at = phraseAt(within, ending, at + 1)) {
      const name = nameBefore(text.original, text.at, start, within.slice(0, at), at);
      if (name !== null) take(found, { who: 'other', start: name, end: start + at + ending.length });
    }
  }
  add('tenant', payees.tenant);
  add('landlord', payees.landlord);
  add('manager', payees.manager);
  return found;
}

/* The first that takes a place has it: whole names come before words in them. */
function take(found: Mention[], mention: Mention): void {
  if (!found.some(({ start, end }) => start < mention.end && mention.start < end)) found.push(mention);
}

/* A company's name in Chinese is what runs up to its ending; in English it is the words in capitals before it. */
function nameBefore(original: string, at: readonly number[], start: number, before: string, ending: number): number | null {
  const isCapital = (index: number): boolean => /[A-Z\d&]/.test(original[at[start + index] ?? -1] ?? '');
  if (/[\u4e00-\u9fff]$/.test(before.trimEnd())) {
    const name = ZH_NAME.exec(before);
    return name === null ? null : start + name.index;
  }
  if (!isCapital(ending)) return null;
  const run = EN_NAME.exec(before);
  if (run === null) return null;
  let first: number | null = null;
  for (let index = before.length; index >= run.index; index--) {
    if (!/[a-z\d&]/.test(before[index] ?? '') || /[a-z\d&.'-]/.test(before[index - 1] ?? '')) continue;
    const word = /^[a-z]+/.exec(before.slice(index))?.[0] ?? '';
    if (isCapital(index)) first = index;
    else if (!['of', 'and', 'the'].includes(word)) break;
  }
  return first === null ? null : start + first;
}

function endsWith(text: string, word: string): boolean {
  return text.endsWith(word) && !(/[a-z]/.test(word[0] ?? '') && /[a-z]/.test(text[text.length - word.length - 1] ?? ''));
}

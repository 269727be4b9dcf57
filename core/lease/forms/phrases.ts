import { normalise } from './normalise.ts';

const WORD = /[a-z0-9]/;

/* A form's words are looked for in every sentence: each list of them is normalised once. */
const normalised = new WeakMap<readonly string[], readonly string[]>();

/** Words of a form as they stand in a normalised text. */
export function phrasesOf(words: readonly string[]): readonly string[] {
  const phrases = normalised.get(words) ?? words.map((word) => normalise(word).text);
  normalised.set(words, phrases);
  return phrases;
}

/** Whether one of a form's words stands in a normalised text. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  return phrasesOf(words).some((phrase) => phraseAt(text, phrase) >= 0);
}

/**
 * Where a phrase stands in a normalised text from `from` on, or −1. An English phrase stands only where its words begin and end:
 * `late` is not in `not later than`.
 */
export function phraseAt(text: string, phrase: string, from = 0): number {
  for (let at = text.indexOf(phrase, from); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    const begins = !(WORD.test(phrase[0] ?? '') && WORD.test(text[at - 1] ?? ''));
    if (begins && !(WORD.test(phrase.at(-1) ?? '') && WORD.test(text[end] ?? ''))) return at;
  }
  return -1;
}

/** The one currency that a text names, by the words and signs given; null when it names none, or several. */
export function onlyCurrency(text: string, currencies: ReadonlyMap<string, string>): string | null {
  const found = new Set<string>();
  const signs = [...currencies.keys()].sort((a, b) => b.length - a.length);
  const taken = new Uint8Array(text.length);
  for (const sign of signs) {
    for (let at = phraseAt(text, sign); at >= 0; at = phraseAt(text, sign, at + 1)) {
      if (taken[at] === 1) continue;
      taken.fill(1, at, at + sign.length);
      found.add(currencies.get(sign) ?? '');
    }
  }
  const [one = null] = found;
  return found.size === 1 ? one : null;
}

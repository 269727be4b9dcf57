import { normalise } from '../../core/lease/forms/normalise.ts';
import { TERM_NAMES, type Term, type TermName, waits } from '../../core/lease/forms/terms.ts';

/** What a contract really says: values by term; `{review: …}` where nobody can tell from the paper. What is not named is not in it. */
export type Gold = Readonly<Partial<Record<TermName, unknown>>>;

/** How one term of one contract came out. `caught` and `missed`: a place where a person is needed, and one was asked, or was not. */
export interface Verdict {
  readonly contract: string;
  readonly term: TermName;
  readonly verdict:
    | 'right'
    | 'wrong'
    | 'made-up'
    | 'asked'
    | 'overlooked'
    | 'caught'
    | 'guessed'
    | 'trap-overlooked'
    | 'asked-for-nothing'
    | 'not-there';
  readonly detail: string;
}

/**
 * Judges the terms read from one contract.
 * `right` a value as in the gold · `wrong` another one · `made-up` one where there is none · `asked` a value that stands there, left to a person ·
 * `overlooked` a value that stands there, held to be absent · `caught` a trap, left to a person · `guessed` a trap, taken as a value · `trap-overlooked` a trap, taken as nothing ·
 * `asked-for-nothing` a person asked about what is not there · `not-there` rightly absent
 */
export function judge(contract: string, terms: readonly Term[], gold: Gold): Verdict[] {
  return TERM_NAMES.map((term) => {
    const found = terms.find(({ name }) => name === term);
    const wanted = gold[term];
    const detail = `${found?.status ?? 'not in the form'} ${JSON.stringify(found?.value ?? null)} ${found?.reason ?? ''} — gold ${JSON.stringify(wanted ?? null)}`;
    return { contract, term, verdict: verdictOf(found, wanted), detail };
  });
}

function verdictOf(found: Term | undefined, wanted: unknown): Verdict['verdict'] {
  const asks = found !== undefined && waits(found);
  if (wanted === undefined) return asks ? 'asked-for-nothing' : found?.status === 'found' ? 'made-up' : 'not-there';
  if (isReview(wanted)) return asks ? 'caught' : found?.status === 'found' ? 'guessed' : 'trap-overlooked';
  if (asks) return 'asked';
  if (found?.status !== 'found') return 'overlooked';
  return agrees(found.value, wanted) ? 'right' : 'wrong';
}

function isReview(wanted: unknown): boolean {
  return typeof wanted === 'object' && wanted !== null && 'review' in wanted;
}

/** Whether a value says all that the gold says: texts in any letter case and width, lists in order, objects by the keys of the gold. */
function agrees(value: unknown, wanted: unknown): boolean {
  if (typeof wanted === 'string' && typeof value === 'string') return normalise(value).text === normalise(wanted).text;
  if (Array.isArray(wanted))
    return Array.isArray(value) && value.length === wanted.length && wanted.every((each, index) => agrees(value[index], each));
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof value !== 'object' || value === null) return false;
    const have = value as Readonly<Record<string, unknown>>;
    return Object.entries(wanted).every(([key, each]) => agrees(have[key], each));
  }
  return value === wanted;
}

import { checkTerms, type Known } from './check-terms.ts';
import { Clauses } from './clauses.ts';
import { findTerm, type Prepared } from './find-term.ts';
import type { Form } from './form.ts';
import { normalise } from './normalise.ts';
import { onlyCurrency } from './phrases.ts';
import { sentenceNumbers } from './sentences.ts';
import { currenciesOf, slotsOf } from './slots.ts';
import { TERM_NAMES, type Term, type TermName, waits } from './terms.ts';

/** Steps of matching that one reading may take: an honest form on a hundred pages takes a fiftieth of it. */
const BUDGET = 60_000_000;
/** Longer texts are no lease. */
export const MAX_CONTRACT_LENGTH = 2_000_000;

/**
 * Reads a contract's text by a form. Pure: the same text and form give the same terms. Every term of the form comes back, with the places that
 * speak for it; what is missing, ambiguous or contradictory says why, and has no value.
 * @throws TooMuchWorkError when the form's patterns ask for more work than a form may
 */
export function extractTerms(document: string, form: Form, budget = BUDGET): Term[] {
  const text = normalise(document);
  const on = { text: text.text, sentences: sentenceNumbers(text), kinds: slotsOf(form), budget: { left: budget } };
  const prepared: Prepared = { form, text, on, clauses: new Clauses(document), currency: onlyCurrency(text.text, currenciesOf(form)) };
  const found = TERM_NAMES.flatMap((name) => {
    const spec = form.terms[name];
    return spec === undefined ? [] : [findTerm(prepared, name, spec)];
  });
  const whole = found.map((term) => excused(term, form, found));
  return checkTerms(whole, knownOf(whole));
}

/** The values of the terms found. */
export function knownOf(terms: readonly Term[]): Known {
  return Object.fromEntries(terms.filter(({ status }) => status === 'found').map(({ name, value }) => [name, value])) as Known;
}

/* Not asked for when another term says the same: a rent when there are steps. */
function excused(term: Term, form: Form, all: readonly Term[]): Term {
  const others = form.terms[term.name]?.unless ?? [];
  if (term.status !== 'missing' || !others.some((name) => isFound(all, name as TermName))) return term;
  return { ...term, status: 'absent', quotes: [], reason: '' };
}

function isFound(terms: readonly Term[], name: TermName): boolean {
  const term = terms.find((each) => each.name === name);
  return term !== undefined && (term.status === 'found' || (waits(term) && term.status !== 'missing'));
}

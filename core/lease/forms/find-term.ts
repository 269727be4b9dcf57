import { canonicalJson } from '../../audit/canonical-json.ts';
import type { Clauses } from './clauses.ts';
import { isSaidOfAll } from './every-line.ts';
import type { Form, FormTerm } from './form.ts';
import { findAll, type Match, type Matched } from './match.ts';
import { type NormalText, normalise } from './normalise.ts';
import { paidOf } from './paid-of.ts';
import { compilePattern } from './pattern.ts';
import { holdsAny, phraseAt, phrasesOf } from './phrases.ts';
import { sentenceAround } from './sentences.ts';
import { SLOT_KINDS } from './slots.ts';
import type { Span } from './span.ts';
import type { Quote, Term, TermName } from './terms.ts';
import { isPaid, termValue, type Value } from './values.ts';

/** A document, prepared once for all terms. */
export interface Prepared {
  readonly form: Form;
  readonly text: NormalText;
  readonly on: Matched;
  readonly clauses: Clauses;
  /** The one currency that the contract names: that of amounts in a table, which stand without one. */
  readonly currency: string | null;
  /** What the patterns have read so far: filled as terms are looked for. */
  readonly read: { readonly values: Span[]; readonly words: Span[] };
  /** The terms looked for so far of which the contract speaks. */
  readonly spoken: Set<TermName>;
}

/** What one place of the contract says of a term. */
export interface Candidate {
  readonly value: Value;
  readonly quote: Quote;
  readonly start: number;
  readonly end: number;
  /** Where its values stand. */
  readonly values: readonly Span[];
}

const MOST_REST = 80;

/** Terms of which a contract may state several parts, each in a place of its own. */
const MANY: ReadonlySet<TermName> = new Set(['steps', 'rentFree']);

/**
 * Looks for one term by its patterns. All places that speak of it are kept; when they do not say the same, a person decides, and nothing is chosen.
 */
export function* findTerm(prepared: Prepared, name: TermName, spec: FormTerm): Generator<void, Term> {
  const candidates = widest(name, yield* candidatesOf(prepared, name, spec));
  for (const { values } of candidates) prepared.read.values.push(...values);
  const quotes = candidates.map(({ quote }) => quote);
  const unreadable = candidates.find(({ value }) => !value.ok)?.value;
  if (unreadable && !unreadable.ok) {
    const why = { key: unreadable.status === 'contradictory' ? ('figures-disagree' as const) : ('value-unclear' as const), params: {} };
    return { name, status: unreadable.status, value: null, quotes, reason: unreadable.reason, why };
  }
  if (candidates.length === 0) return notFound(prepared, name, spec);
  const changed = changesUnread(prepared, spec, candidates);
  if (changed.length > 0) {
    const reason = 'the contract changes it in words that this form cannot read';
    return {
      name,
      status: 'contradictory',
      value: null,
      quotes: [...quotes, ...changed],
      reason,
      why: { key: 'changed-unread', params: {} },
    };
  }
  if (isPaid(name)) return paidOf(name, candidates);
  const values = distinct(candidates.flatMap(({ value }) => (value.ok ? [value.value] : [])));
  if (MANY.has(name)) return { name, status: 'found', value: distinct(values.flat()), quotes, reason: '' };
  const [value, other] = values;
  if (other === undefined) return { name, status: 'found', value, quotes, reason: '' };
  const said = values.map((each) => (typeof each === 'string' ? `'${each}'` : JSON.stringify(each))).join(' and ');
  const reason = `the contract says ${said}`;
  return { name, status: 'contradictory', value: null, quotes, reason, why: { key: 'says-both', params: { values: said } } };
}

function* candidatesOf(prepared: Prepared, name: TermName, spec: FormTerm): Generator<void, Candidate[]> {
  const found: Candidate[] = [];
  for (const { match: source, is, unclear } of spec.patterns) {
    for (const match of yield* findAll(compilePattern(source, SLOT_KINDS), prepared.on)) {
      if (!(counts(prepared, spec, match) || isOfEveryLine(prepared, name, match)) || (is['of'] === 'lease' && isPerArea(prepared, match)))
        continue;
      const quote = quoteOf(prepared, match.start, phraseEnd(prepared, match.end));
      const value: Value =
        unclear === undefined
          ? termValue(name, match, { currency: prepared.currency, ...is }, prepared.text, quote.clause)
          : { ok: false, status: 'ambiguous', reason: unclear };
      found.push({ value, quote, start: match.start, end: match.end, values: [...match.slots.values()] });
      prepared.read.words.push({ start: match.start, end: match.end });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/*
 * Two patterns that read the same words: the one that reads more of them understood more. How a line is paid has parts: one that reads another
 * part (its day) is not taken in by one that reads how often.
 */
function widest(name: TermName, candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(
    (one, index) =>
      !candidates.some(
        (other, place) =>
          place !== index &&
          other.start <= one.start &&
          other.end >= one.end &&
          (!isPaid(name) || saysAll(other.value, one.value)) &&
          (other.end - other.start > one.end - one.start || place < index),
      ),
  );
}

function saysAll(other: Value, one: Value): boolean {
  if (!other.ok || !one.ok) return true;
  const parts = Object.keys(other.value as object);
  return Object.keys(one.value as object).every((part) => parts.includes(part));
}

/* £450 per square metre: a pattern that reads £450 has not read the whole of it. */
function isPerArea({ form, on }: Prepared, { start, end }: Match): boolean {
  const sentence = sentenceAround(on.sentences, Math.max(start, end - 1));
  const rest = /^[^,;(]*/.exec(on.text.slice(end, Math.min(sentence.end, end + 40)))?.[0] ?? '';
  const said = on.text.slice(start, end) + rest;
  return holdsAny(said, form.perArea);
}

function isOfEveryLine({ form, on, spoken }: Prepared, name: TermName, { start, end }: Match): boolean {
  const sentence = sentencesAt(on, start, end);
  return isSaidOfAll(form, name, sentence, spoken) && !holdsAny(sentence, form.not);
}

function counts({ form, on }: Prepared, spec: FormTerm, { start, end }: Pick<Match, 'start' | 'end'>): boolean {
  const sentence = sentencesAt(on, start, end);
  const holds = (words: readonly string[]): boolean => holdsAny(sentence, words);
  return !holds(form.not) && !holds(spec.not) && (spec.near.length === 0 || holds(spec.near));
}

function sentencesAt(on: Matched, start: number, end: number): string {
  const first = sentenceAround(on.sentences, on.text[start] === '\n' ? start + 1 : start);
  const last = sentenceAround(on.sentences, Math.max(start, end - 1));
  return on.text.slice(first.start, last.end);
}

function notFound(prepared: Prepared, name: TermName, spec: FormTerm): Term {
  const places = phrasesOf(spec.labels).flatMap((label) => placesOf(prepared, spec, label));
  /* One sentence may hold several labels. */
  const named = [...new Map(places.map((quote) => [quote.start, quote])).values()].slice(0, 5);
  if (named.length > 0) {
    const reason = 'the contract speaks of it, but in no way that this form can read';
    const why = { key: 'named-not-read' as const, params: {} };
    return { name, status: spec.patterns.length === 0 ? 'ambiguous' : 'missing', value: null, quotes: named, reason, why };
  }
  if (!spec.required) return { name, status: 'absent', value: null, quotes: [], reason: '' };
  const reason = 'the contract does not say it in any way that this form knows';
  return { name, status: 'missing', value: null, quotes: [], reason, why: { key: 'not-found', params: {} } };
}

/* A supplement that says something else in words of its own must not leave the first value standing. */
function changesUnread(prepared: Prepared, spec: FormTerm, candidates: readonly Candidate[]): Quote[] {
  return phrasesOf(spec.labels)
    .flatMap((label) => placesOf(prepared, spec, label))
    .filter(({ text }) => holdsAny(normalise(text).text, prepared.form.changes))
    .filter((quote) => !candidates.some((one) => one.quote.start >= quote.start && one.quote.start < quote.end));
}

function placesOf(prepared: Prepared, spec: FormTerm, label: string): Quote[] {
  const { on } = prepared;
  const quotes: Quote[] = [];
  for (let at = phraseAt(on.text, label); at >= 0 && quotes.length < 5; at = phraseAt(on.text, label, at + label.length)) {
    if (!counts(prepared, spec, { start: at, end: at + label.length })) continue;
    const { start, end } = sentenceAround(on.sentences, at);
    quotes.push(quoteOf(prepared, start, Math.min(end, start + 200)));
  }
  return quotes;
}

/* A quotation reaches to where its phrase ends, its bracket with it: "£450" alone misleads where "per square metre" follows. */
function phraseEnd({ on }: Prepared, end: number): number {
  const sentence = sentenceAround(on.sentences, Math.max(0, end - 1));
  if (end >= sentence.end) return end;
  const rest = on.text.slice(end, Math.min(sentence.end, end + MOST_REST));
  const shown = /^(?:\([^)\n]*\)|[^,;。\n\t(])*/.exec(rest)?.[0] ?? '';
  return end + (shown.endsWith('.') && end + shown.length >= sentence.end - 1 ? shown.length - 1 : shown.trimEnd().length);
}

/** The words of the document at a part of the normalised text, with the clause they stand in. */
export function quoteOf({ text, clauses }: Pick<Prepared, 'text' | 'clauses'>, start: number, end: number): Quote {
  const from = text.at[text.text[start] === '\n' ? start + 1 : start] ?? 0;
  const to = (text.at[Math.max(start, end - 1)] ?? from) + 1;
  return { start: from, end: to, text: text.original.slice(from, to), clause: clauses.at(from) };
}

function distinct(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [comparable(value), value])).values()];
}

/* One name in capitals and in small letters is one name. */
function comparable(value: unknown): string {
  return typeof value === 'string' ? normalise(value).text : canonicalJson(value);
}

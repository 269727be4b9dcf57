import { type DocumentLine, lineAt } from '../../adapters/documents/documents.ts';
import type { ContractAnswer, StoredContract, StoreTransaction } from '../../adapters/store/store.ts';
import { checkTerms, type Known } from '../../core/lease/forms/check-terms.ts';
import type { Form } from '../../core/lease/forms/form.ts';
import type { Quote, Term, TermName } from '../../core/lease/forms/terms.ts';
import type { QuestionName, QuoteShown, ReviewedTerm } from './contract-report.ts';
import { placeOfLease } from './place-of-lease.ts';
import { type Found, isUnread } from './unread-items.ts';

/** No lease is one without these. */
export const NEEDED_TERMS = ['contractNo', 'landlord', 'tenant', 'from', 'frequency', 'timing', 'dueDay'] as const;

/** A contract as it stands now: what was found, what persons said since, and what still waits. */
export interface Review {
  readonly contract: StoredContract;
  readonly form: Form;
  readonly terms: readonly ReviewedTerm[];
  /** The values that count: a person's before the form's. */
  readonly known: Known;
  readonly place: { readonly tenantId: string; readonly unitIds: readonly string[] } | null;
  readonly waiting: readonly QuestionName[];
}

/** Puts a stored contract and its answers together. The finding stays as it was; an answer stands beside it and settles the question. */
export async function reviewOf(tx: StoreTransaction, contract: StoredContract): Promise<Review> {
  const form = JSON.parse(contract.form) as Form;
  const lines = JSON.parse(contract.lines) as DocumentLine[];
  const answers = new Map((await tx.contracts.answers(contract.contractId)).map((answer) => [answer.term, answer]));
  const items = JSON.parse(contract.terms) as Found[];
  const found = items.filter((item): item is Term => !isUnread(item.name));
  const known = knownWith(found, answers);
  const settled = new Set([...answers.keys()] as TermName[]);
  const checked = checkTerms(found, known, settled);
  const terms: ReviewedTerm[] = checked.map((term) => reviewed(term, answers.get(term.name), lines));
  for (const placed of await placeOfLease(tx, known)) {
    terms.push(reviewed({ ...placed, quotes: [] }, answers.get(placed.name), lines));
  }
  terms.push(...lacking(terms, known));
  for (const item of items) if (isUnread(item.name)) terms.push(reviewed(item, answers.get(item.name), lines));
  const waiting = terms.filter((term) => term.waits).map(({ name }) => name);
  return { contract, form, terms, known, place: placeIn(terms), waiting };
}

function knownWith(found: readonly Term[], answers: ReadonlyMap<string, ContractAnswer>): Known {
  const known: [string, unknown][] = found.filter(({ status }) => status === 'found').map(({ name, value }) => [name, value]);
  for (const { term, value } of answers.values()) if (!isUnread(term)) known.push([term, JSON.parse(value)]);
  return Object.fromEntries([...new Map(known)].filter(([, value]) => value !== null)) as Known;
}

function reviewed(
  term: Pick<ReviewedTerm, 'name' | 'status' | 'value' | 'reason' | 'why' | 'topic'> & { readonly quotes: readonly Quote[] },
  answer: ContractAnswer | undefined,
  lines: readonly DocumentLine[],
): ReviewedTerm {
  return {
    name: term.name,
    status: term.status,
    value: term.value,
    reason: term.reason,
    ...(term.why !== undefined && { why: term.why }),
    ...(term.topic !== undefined && { topic: term.topic }),
    quotes: term.quotes.map((quote) => shown(quote, lines)),
    answer:
      answer === undefined
        ? null
        : { value: JSON.parse(answer.value) as unknown, by: answer.by, reason: answer.reason, at: answer.knownAt },
    waits: answer === undefined && term.status !== 'found' && term.status !== 'absent',
  };
}

function shown(quote: Quote, lines: readonly DocumentLine[]): QuoteShown {
  const at = lineAt(lines, quote.start);
  return { ...quote, page: at?.page ?? null, line: at?.line ?? null };
}

/* What every lease needs and the form does not even look for: a person says it. */
function lacking(terms: readonly ReviewedTerm[], known: Known): ReviewedTerm[] {
  const needed = [...NEEDED_TERMS, ...(known.steps === undefined ? (['rent'] as const) : [])];
  return needed
    .filter((name) => known[name] === undefined && !terms.some((term) => term.name === name && term.waits))
    .map((name) => {
      const reason = 'a lease needs it, and neither the form nor a person says it';
      return {
        name,
        status: 'missing',
        value: null,
        reason,
        quotes: [],
        answer: null,
        waits: true,
        why: { key: 'lease-needs-it', params: {} },
      };
    });
}

function placeIn(terms: readonly ReviewedTerm[]): Review['place'] {
  const answerOr = (name: QuestionName): unknown => {
    const term = terms.find((each) => each.name === name);
    return term?.answer ? term.answer.value : term?.value;
  };
  const [tenantId, unitIds] = [answerOr('tenantId'), answerOr('unitIds')];
  return typeof tenantId === 'string' && Array.isArray(unitIds) ? { tenantId, unitIds: unitIds as string[] } : null;
}

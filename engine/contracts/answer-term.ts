import { canonicalJson } from '../../core/audit/canonical-json.ts';
import type { Known } from '../../core/lease/forms/check-terms.ts';
import { PLACE_TERMS, TERMS, UNREAD_ANSWERS } from '../../core/lease/forms/terms.ts';
import type { Actor } from '../../core/lock/actor.ts';
import { isPerson } from '../actors.ts';
import type { EngineContext } from '../context.ts';
import type { ContractReport, QuestionName } from './contract-report.ts';
import { wrongCurrency } from './currency-of-contract.ts';
import { finishContract } from './finish-contract.ts';
import { NEEDED_TERMS, reviewOf } from './review.ts';
import { isUnread } from './unread-items.ts';

export interface AnswerRequest {
  readonly contractId: string;
  /** A term, `unread:3` for a sentence, `unread` for all sentences that still wait. */
  readonly term: string;
  /** Of the shape of the term (`TERMS`); null: the contract has no such term. Of a sentence that no term has read: `UNREAD_ANSWERS`. */
  readonly value: unknown;
  readonly reason: string;
}

export interface AnswerReport {
  readonly ok: boolean;
  readonly reason: string;
  readonly contract: ContractReport | null;
}

const SCHEMAS = { ...TERMS, ...PLACE_TERMS };

/** Every sentence that still waits. */
const ALL_UNREAD = 'unread';

/** No lease is one without these: `null` is no answer. */
const NEEDED: ReadonlySet<QuestionName> = new Set([...NEEDED_TERMS, 'tenantId', 'unitIds']);

/**
 * Records what a person says of a term, beside what was found: with who, why and when. Only a person can; the same question may be answered
 * again, and the last answer counts. When nothing waits any more the contract is imported as a lease.
 */
export async function answerTerm(context: EngineContext, request: AnswerRequest, by: Actor): Promise<AnswerReport> {
  const refused = (reason: string): AnswerReport => ({ ok: false, reason, contract: null });
  if (!isPerson(by, context)) return refused(`only a person answers for a contract: nobody vouches for '${by.name}'`);
  if (!request.reason?.trim()) return refused('reason: say why');
  const { contractId, term } = request;
  if (term !== ALL_UNREAD && !isQuestion(term))
    return refused(`term: there is none called '${term}' (there are ${Object.keys(SCHEMAS).join(', ')})`);
  const checked = checkValue(term, request.value);
  if (!checked.ok) return refused(checked.reason);
  const problem = await context.store.transaction(async (tx) => {
    const contract = await tx.contracts.get(contractId);
    if (contract === null) return `there is no contract '${contractId}'`;
    const { known, terms } = await reviewOf(tx, contract);
    if (term === 'rent' && checked.value === null && !hasSteps(known)) return 'rent: a lease needs one, or steps';
    const currency = wrongCurrency(term, checked.value, terms);
    if (currency !== null) return currency;
    const asked = term === ALL_UNREAD ? terms.filter(({ name, waits }) => isUnread(name) && waits).map(({ name }) => name) : [term];
    if (asked.length === 0 || (isUnread(term) && !terms.some(({ name }) => name === term))) return `${term}: there is no such sentence`;
    const knownAt = context.clock.now();
    const value = canonicalJson(checked.value);
    for (const each of asked) {
      const { number } = await tx.contracts.answer({ contractId, term: each, value, by: by.name, reason: request.reason.trim(), knownAt });
      await tx.audit.append({
        at: knownAt,
        kind: 'contract/answered',
        body: { contractId, term: each, number, via: by.via },
        texts: { by: by.name, reason: request.reason.trim(), value },
      });
    }
    return null;
  });
  if (problem !== null) return refused(problem);
  return { ok: true, reason: request.reason.trim(), contract: await finishContract(context, contractId) };
}

function checkValue(
  term: QuestionName | typeof ALL_UNREAD,
  value: unknown,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string } {
  if (term === ALL_UNREAD || isUnread(term)) {
    /* `null`, that the contract has none, says of a sentence that it charges nothing. */
    const parsed = UNREAD_ANSWERS.safeParse(value ?? 'nothing');
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, reason: `${term}: ${parsed.error.issues[0]?.message ?? ''}` };
  }
  if (value === null) return NEEDED.has(term) ? { ok: false, reason: `${term}: a lease needs one` } : { ok: true, value: null };
  const parsed = SCHEMAS[term].safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const place = issue?.path.length ? `${term}.${issue.path.join('.')}` : term;
  return { ok: false, reason: `${place}: ${issue?.message ?? 'will not do'}` };
}

function isQuestion(term: string): term is QuestionName {
  return Object.hasOwn(SCHEMAS, term) || isUnread(term);
}

function hasSteps({ steps }: Known): boolean {
  return steps !== undefined;
}

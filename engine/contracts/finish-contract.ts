import { leaseIdOf, leaseOfTerms } from '../../core/lease/forms/lease-of-terms.ts';
import type { EngineContext } from '../context.ts';
import { importLeases } from '../imports/import-leases.ts';
import type { RejectedRow } from '../imports/import-report.ts';
import type { ContractReport } from './contract-report.ts';
import { contractTitle } from './contract-title.ts';
import { type Review, reviewOf } from './review.ts';
import { isUnread } from './unread-items.ts';

/**
 * Says how a contract stands, and imports it as a lease once nothing in it waits for a person: by the same import as any other lease, which
 * refuses what contradicts the estate. What is imported already is imported again only when an answer changed it.
 * @returns null when there is no such contract
 */
export async function finishContract(context: EngineContext, contractId: string): Promise<ContractReport | null> {
  const review = await readReview(context, contractId);
  if (review === null) return null;
  if (review.waiting.length > 0 || review.place === null) return reportOf(context, review, [], []);
  const { lease, assumed } = leaseOfTerms(review.known, review.form, review.place);
  const { rejected } = await importLeases(context, { content: { leases: [lease] }, origin: review.contract.origin });
  if (rejected.length === 0) await noteLease(context, contractId, leaseIdOf(review.known.contractNo ?? ''));
  return reportOf(context, review, [...assumed, ...leftToDo(review)], rejected);
}

/** How a contract stands, without importing anything; null when there is none. */
export async function showContract(context: EngineContext, contractId: string): Promise<ContractReport | null> {
  const review = await readReview(context, contractId);
  if (review === null) return null;
  if (review.waiting.length > 0 || review.place === null) return reportOf(context, review, [], []);
  const { lease, assumed } = leaseOfTerms(review.known, review.form, review.place);
  return reportOf(context, review, [...assumed, ...leftToDo(review)], await refusalsOf(context, review.contract.origin, lease));
}

/* Why the import refused the lease as it stands now; nothing once a version of it was taken in since. */
async function refusalsOf(context: EngineContext, origin: string, lease: Readonly<Record<string, unknown>>): Promise<RejectedRow[]> {
  const raw = JSON.stringify(lease);
  return context.store.read(async (tx) => {
    const taken = (await tx.leases.versions(String(lease['leaseId']))).at(-1)?.knownAt ?? '';
    return (await tx.ledger.rejects({ source: 'leases' }))
      .filter((row) => row.origin === origin && row.raw === raw && row.knownAt >= taken)
      .map(({ line, column, reason }) => ({ line, column, reason, raw }));
  });
}

/* What a person said is added by hand stays visible: the import cannot know when that is done. */
function leftToDo({ terms }: Review): string[] {
  return terms
    .filter(({ name, answer }) => isUnread(name) && answer?.value === 'by-hand')
    .map(({ quotes: [quote] }) => `to be added to the lease by hand: “${quote?.text.trim() ?? ''}”`);
}

async function readReview(context: EngineContext, contractId: string): Promise<Review | null> {
  return context.store.read(async (tx) => {
    const contract = await tx.contracts.get(contractId);
    return contract === null ? null : reviewOf(tx, contract);
  });
}

async function noteLease(context: EngineContext, contractId: string, leaseId: string): Promise<void> {
  await context.store.transaction(async (tx) => {
    if ((await tx.contracts.leases(contractId)).at(-1)?.leaseId === leaseId) return;
    const knownAt = context.clock.now();
    await tx.contracts.noteLease({ contractId, leaseId, knownAt });
    await tx.audit.append({ at: knownAt, kind: 'contract/imported', body: { contractId, leaseId } });
  });
}

async function reportOf(
  context: EngineContext,
  { contract, terms, known, waiting }: Review,
  assumed: readonly string[],
  refused: readonly RejectedRow[],
): Promise<ContractReport> {
  const { contractId, origin, kind, formId, formVersion, knownAt } = contract;
  const leaseId = (await context.store.read((tx) => tx.contracts.leases(contractId))).at(-1)?.leaseId ?? null;
  return {
    contractId,
    title: contractTitle(known, origin),
    origin,
    kind,
    form: { formId, version: formVersion },
    readAt: knownAt,
    state: refused.length > 0 ? 'refused' : waiting.length > 0 ? 'waiting' : leaseId === null ? 'refused' : 'imported',
    leaseId,
    terms,
    waiting,
    assumed,
    refused,
  };
}

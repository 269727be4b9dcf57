import type { Effect, StoreTransaction } from '../../adapters/store/store.ts';
import type { Evidence } from '../../core/reminders/message.ts';

/**
 * Stores evidence about a message and chains it (with the message's case, if it has one). The same again is nothing new.
 * @returns whether it was new
 */
export async function noteEvidence(
  tx: StoreTransaction,
  effect: Effect,
  evidence: Evidence,
  more: Readonly<Record<string, unknown>> = {},
): Promise<boolean> {
  if (!(await tx.evidence.add(evidence))) return false;
  await tx.audit.append({
    at: evidence.knownAt,
    kind: 'evidence',
    ...(effect.caseId === null ? {} : { caseIds: [effect.caseId] }),
    body: { ...evidence, className: effect.className, ...more },
  });
  return true;
}

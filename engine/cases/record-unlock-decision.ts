import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { UnlockFacts } from '../../core/lock/may-unlock/facts.ts';
import { MAY_UNLOCK_VERSION, type UnlockVerdict } from '../../core/lock/may-unlock/may-unlock.ts';

/** Writes what `mayUnlock` said into the chain, with the snapshot that it can be made again from. */
export async function recordUnlockDecision(
  tx: StoreTransaction,
  stage: 'plan' | 'frame',
  facts: UnlockFacts,
  { verdict, operation, reasons }: UnlockVerdict,
  now: Instant,
): Promise<void> {
  const { circuitId, caseIds } = facts;
  const told = reasons.map(({ rule, text }) => ({ rule, text }));
  const body = { stage, circuitId, verdict, operation, reasons: told, rules: MAY_UNLOCK_VERSION, now, facts };
  await tx.audit.append({ at: now, kind: 'decision/may-unlock', caseIds, body });
}

import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { LockFacts } from '../../core/lock/facts.ts';
import type { LadderFacts } from '../../core/lock/ladder.ts';
import { type LockVerdict, MAY_LOCK_VERSION } from '../../core/lock/may-lock/may-lock.ts';
import { packHash } from '../../core/lock/packs/pack-hash.ts';
import type { EngineContext } from '../context.ts';
import { type CaseHistory, decisionKey } from '../lock-facts/case-history.ts';

/** When `mayLock` was asked: when a lock was planned, when it was approved, and in the last moments before a frame. */
export type DecisionStage = 'plan' | 'approve' | 'take' | 'frame';

/** The snapshot of one circuit of a case. */
export function lockFactsOf(facts: LadderFacts, circuitId: string): LockFacts | null {
  const { circuits, ...rest } = facts;
  const circuit = circuits.find((one) => one.circuit.circuitId === circuitId);
  return circuit ? { ...rest, circuit } : null;
}

/**
 * Writes a decision into the chain: rule version, pack hash, verdict, reasons, and the snapshot that it can be made again from.
 * A refusal for the same reasons as the last one of its stage and circuit is not written again.
 */
export async function recordDecision(
  tx: StoreTransaction,
  context: EngineContext,
  stage: DecisionStage,
  facts: LockFacts,
  verdict: LockVerdict,
  now: Instant,
  history: CaseHistory | null,
): Promise<void> {
  const { circuitId } = facts.circuit.circuit;
  const outcome = `${verdict.verdict} ${verdict.reasons.map((reason) => reason.rule).join(' ')}`;
  if (verdict.verdict !== 'allow' && history?.lastDecision.get(decisionKey(stage, circuitId)) === outcome) return;
  const { id, version } = context.pack;
  await tx.audit.append({
    at: now,
    kind: 'decision/may-lock',
    caseIds: [facts.case.caseId],
    body: {
      stage,
      circuitId,
      outcome,
      verdict: verdict.verdict,
      reasons: verdict.reasons.map(({ rule, text }) => ({ rule, text })),
      rules: MAY_LOCK_VERSION,
      pack: { id, version, hash: packHash(context.pack) },
      now,
      facts,
    },
  });
}

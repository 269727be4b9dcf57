import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';

/** What the audit chain says has already been told about a case. */
export interface CaseHistory {
  /** When a person was last asked to decide. */
  readonly approvalAskedAt: Instant | null;
  /** By stage and circuit: verdict and rules of the last decision, as text. */
  readonly lastDecision: ReadonlyMap<string, string>;
}

/** Reads a case's records. They are few: what repeats itself is recorded once. */
export async function readHistory(tx: StoreTransaction, caseId: string): Promise<CaseHistory> {
  let approvalAskedAt: Instant | null = null;
  const lastDecision = new Map<string, string>();
  for (const record of await tx.audit.list({ caseId })) {
    if (record.kind === 'approval/wanted') approvalAskedAt = record.at;
    if (record.kind !== 'decision/may-lock') continue;
    const body: { stage?: unknown; circuitId?: unknown; outcome?: unknown } = JSON.parse(record.body);
    lastDecision.set(decisionKey(String(body.stage), String(body.circuitId)), String(body.outcome));
  }
  return { approvalAskedAt, lastDecision };
}

/** Under what a decision is remembered. */
export function decisionKey(stage: string, circuitId: string): string {
  return `${stage} ${circuitId}`;
}

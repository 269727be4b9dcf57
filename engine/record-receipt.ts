import { createHash, timingSafeEqual } from 'node:crypto';
import type { Effect, StoreTransaction } from '../adapters/store/store.ts';
import { type Instant, parseInstant } from '../core/calendar/civil.ts';
import type { EvidenceKind, ReceiptProof } from '../core/reminders/message.ts';
import type { EngineContext } from './context.ts';
import { carrierOf, FOREIGN } from './outbox/carrier.ts';
import { noteEvidence } from './outbox/note-evidence.ts';

export interface ReceiptRequest {
  /** Key of the message. */
  readonly key: string;
  readonly token: string;
  readonly kind: Exclude<EvidenceKind, 'sent'>;
  readonly proof: ReceiptProof;
  /** ISO instant; now when absent. */
  readonly happenedAt?: string;
}

export interface ReceiptReport {
  readonly key: string;
  readonly accepted: boolean;
  /** Why not, or null. */
  readonly reason: string | null;
  /** It counts as delivery under the pack. */
  readonly counts: boolean;
}

/**
 * Stores a receipt as evidence. It must bring back the token that its message left with. It counts as delivery when the pack lists its source
 * for that channel and proof; from elsewhere it is stored and moves no rung. One that counts makes its case due in the same transaction.
 * Twice is once. A refused one is kept among the rejects, without its token.
 */
export async function recordReceipt(context: EngineContext, receipt: ReceiptRequest, source: string): Promise<ReceiptReport> {
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const effect = await tx.effects.get(receipt.key);
    const checked = check(effect, receipt, now);
    if (typeof checked === 'string') {
      const { token: _, ...rest } = receipt;
      const raw = JSON.stringify(rest);
      await tx.ledger.addReject({ source: 'receipt', origin: source, line: null, column: null, reason: checked, raw, knownAt: now });
      return { key: receipt.key, accepted: false, reason: checked, counts: false };
    }
    const counts = countsAsDelivery(context, checked.effect, receipt, source);
    await keep(tx, checked.effect, receipt, { source, happenedAt: checked.happenedAt, now, counts });
    return { key: receipt.key, accepted: true, reason: null, counts };
  });
}

/** What stands against a receipt, as text; or the message that it is about and when it happened. */
function check(effect: Effect | null, receipt: ReceiptRequest, now: Instant): string | { effect: Effect; happenedAt: Instant } {
  if (effect?.kind !== 'message') return `no message '${receipt.key}'`;
  if (!sameText(effect.token, receipt.token)) return 'the token is not the one that the message left with';
  if (effect.takenAt === null || effect.state === 'planned') return 'the message has not left yet';
  const happenedAt = receipt.happenedAt === undefined ? now : parseInstant(receipt.happenedAt);
  if (happenedAt === null) return `happenedAt '${receipt.happenedAt}' is no ISO instant`;
  if (happenedAt < effect.takenAt) return `happenedAt ${happenedAt} is before the message left (${effect.takenAt})`;
  if (happenedAt > now) return `happenedAt ${happenedAt} is still to come`;
  return { effect, happenedAt };
}

function countsAsDelivery(context: EngineContext, effect: Effect, receipt: ReceiptRequest, source: string): boolean {
  if (receipt.kind === 'failed') return false;
  const { channel } = carrierOf(effect.takenBy);
  return context.pack.deliveryProofs.some(
    (accepted) => accepted.channel === channel && accepted.proof === receipt.proof && accepted.sources.includes(source),
  );
}

async function keep(
  tx: StoreTransaction,
  effect: Effect,
  receipt: ReceiptRequest,
  facts: { source: string; happenedAt: Instant; now: Instant; counts: boolean },
): Promise<void> {
  const { source, happenedAt, now, counts } = facts;
  const { key, kind, proof } = receipt;
  const isNew = await noteEvidence(tx, effect, { messageId: key, kind, proof, source, happenedAt, knownAt: now }, { counts });
  if (!isNew) return;
  // Whoever took it for a channel of its own has nobody but the receipt to say that it is done.
  if (effect.state === 'taken' && carrierOf(effect.takenBy).channel === FOREIGN) {
    await tx.effects.move(key, kind === 'failed' ? 'refused' : 'done', {
      at: now,
      reason: kind === 'failed' ? `${source} says it failed` : null,
    });
  }
  if (!counts || effect.caseId === null) return;
  const lockCase = await tx.cases.get(effect.caseId);
  if (lockCase && lockCase.rung !== 'closed') await tx.cases.update({ ...lockCase, dueAt: now });
}

/** Compares in constant time whatever the lengths: the time it takes says nothing about the token. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

import type { EngineContext } from './context.ts';
import { carrierOf, FOREIGN } from './outbox/carrier.ts';

export interface RecoverReport {
  /** Planned again: the channel recognises the key, so a second delivery is none. */
  readonly again: readonly string[];
  /** In doubt, for a person. */
  readonly unknown: readonly string[];
}

/**
 * Looks after messages that were claimed when the process died: nobody knows whether they left.
 * On an idempotent channel each goes out again under its own key, by its wire; on another one it is `unknown`, and not sent again blindly.
 * Those that a foreign node took stay with it. To be called once, when a site opens, before anything can be claimed: it is one transaction.
 */
export async function recoverMessages(context: EngineContext): Promise<RecoverReport> {
  const idempotent = new Set(context.channels.filter((channel) => channel.idempotent).map(({ name }) => String(name)));
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const again: string[] = [];
    const unknown: string[] = [];
    for (const effect of await tx.effects.find({ kind: 'message', states: ['taken'] })) {
      const { channel } = carrierOf(effect.takenBy);
      if (channel === FOREIGN) continue;
      if (!idempotent.has(channel)) {
        await tx.effects.move(effect.effectId, 'unknown', {
          at: now,
          reason: 'it was leaving when the process ended: nobody knows whether it went',
        });
        unknown.push(effect.effectId);
        continue;
      }
      await tx.effects.move(effect.effectId, 'planned', {
        at: now,
        dueAt: now,
        reason: 'it was leaving when the process ended: again under its key',
      });
      const lockCase = effect.caseId === null ? null : await tx.cases.get(effect.caseId);
      if (lockCase && lockCase.rung !== 'closed') await tx.cases.update({ ...lockCase, dueAt: now });
      again.push(effect.effectId);
    }
    return { again, unknown };
  });
}

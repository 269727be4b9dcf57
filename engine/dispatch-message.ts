import type { Channel, DeliveryOutcome, OutgoingMessage } from '../adapters/channels/channel.ts';
import type { EffectState } from '../adapters/store/store.ts';
import type { Reason } from '../core/lock/reason.ts';
import type { EngineContext } from './context.ts';
import { claimMessage } from './outbox/claim-message.ts';
import { settleDelivery } from './outbox/settle-delivery.ts';

export interface DispatchOutcome {
  readonly key: string;
  /** Its state now; `not-found` for a key that the store does not know (a forged one). */
  readonly state: EffectState | 'not-found';
  /** Whether this call claimed it. */
  readonly claimed: boolean;
  readonly className: string;
  readonly tenantId: string;
  readonly channel: string;
  readonly reasons: readonly Reason[];
  /** For a foreign channel: what to deliver (token included). */
  readonly message: OutgoingMessage | null;
}

/**
 * Claims a message and delivers it by the tenant's first contact that a built-in channel reaches; with `foreign` it only claims,
 * and the taker delivers what comes back. What is carried out is what the store holds, never what a wire says.
 * Simulated time stands still from before the claim until the channel has answered and the answer is stored.
 */
export async function dispatchMessage(
  context: EngineContext,
  key: string,
  options: { readonly taker: string; readonly foreign?: boolean },
): Promise<DispatchOutcome> {
  const release = context.clock.hold(`message ${key}`);
  try {
    const { outcome, channel } = await context.store.transaction((tx) => claimMessage(tx, context, key, options));
    if (!outcome.message || !channel) return outcome;
    const answer = await deliver(channel, outcome.message);
    const settled = await context.store.transaction((tx) => settleDelivery(tx, context, key, channel, answer));
    return { ...outcome, ...settled, message: null };
  } finally {
    release();
  }
}

/** A channel that throws leaves in doubt whether the message went. */
async function deliver(channel: Channel, message: OutgoingMessage): Promise<DeliveryOutcome> {
  try {
    return await channel.deliver(message);
  } catch (error) {
    return { kind: 'unknown', reason: `channel ${channel.name} broke off: ${error instanceof Error ? error.message : String(error)}` };
  }
}

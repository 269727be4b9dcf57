import type { OutgoingMessage } from '../adapters/channels/channel.ts';
import type { EffectState } from '../adapters/store/store.ts';
import type { Reason } from '../core/lock/reason.ts';

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

import { z } from 'zod';
import type { TakeOutcome } from '../carry-out-orders.ts';
import { messageKind } from './kind.ts';
import { type EffectKey, effectKey } from './message.ts';
import { id, reason } from './parts.ts';

const taken = z.object({
  key: id,
  state: z.enum(['taken', 'refused', 'not-yours', 'not-found']),
  takenBy: z.string().nullable(),
  reasons: z.array(reason),
});

/** `dunlock/order`: the key of an order to a switch; on the way out of `switch` why it was not taken. */
export const order = messageKind<TakeOutcome | EffectKey>()('order', z.union([taken, effectKey]));

import { z } from 'zod';
import type { DispatchOutcome } from '../dispatch-message.ts';
import { messageKind } from './kind.ts';
import { id, reason } from './parts.ts';

/** The key of a message or order that stands in the store. A key is all that a wire needs to carry: what is carried out is the stored text. */
export interface EffectKey {
  readonly key: string;
}

export const effectKey = z.object({ key: id });

const outgoing = z.object({
  key: id,
  token: z.string(),
  siteId: id,
  tenantId: id,
  className: z.string(),
  address: z.string(),
  language: z.string(),
  subject: z.string(),
  text: z.string(),
  data: z.record(z.string(), z.unknown()),
});

const outcome = z.object({
  key: id,
  state: z.enum(['planned', 'taken', 'done', 'refused', 'unknown', 'expired', 'superseded', 'would-have', 'not-found']),
  claimed: z.boolean(),
  className: z.string(),
  tenantId: z.string(),
  channel: z.string(),
  reasons: z.array(reason),
  message: outgoing.nullable(),
});

/** `dunlock/message`: on the way in the key of a bill, reminder or document; on the way out what became of it. */
export const message = messageKind<DispatchOutcome | EffectKey>()('message', z.union([outcome, effectKey]));

import { z } from 'zod';
import type { SuspenseItem } from '../payments/suspense.ts';
import { messageKind } from './kind.ts';
import { id, money, paymentFact } from './parts.ts';

const suggestion = z.object({
  tenantId: id,
  reference: z.string(),
  points: z.int(),
  reasons: z.array(z.object({ rule: z.enum(['amount', 'name', 'paid-before', 'reference']), text: z.string() })),
});

/** `dunlock/suspense`: money that is nobody's yet, why, and whose it could be. A suggestion is for a person's eyes: no node applies one. */
export const suspense = messageKind<SuspenseItem>()(
  'suspense',
  z.object({
    payment: paymentFact,
    left: money,
    reason: z.string(),
    suggestions: z.array(suggestion),
  }),
);

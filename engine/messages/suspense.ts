import { z } from 'zod';
import type { SuspenseItem } from '../payments/suspense.ts';
import { messageKind } from './kind.ts';
import { debtType, id, instant, money } from './parts.ts';

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
    payment: z.object({
      paymentId: id,
      tenantId: id.nullable(),
      payer: z.string(),
      payerAccount: z.string(),
      reference: z.string(),
      purpose: debtType.nullable(),
      amount: money,
      paidAt: instant,
      knownAt: instant,
      backfilled: z.boolean(),
    }),
    left: money,
    reason: z.string(),
    suggestions: z.array(suggestion),
  }),
);

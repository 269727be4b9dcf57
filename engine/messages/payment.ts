import { z } from 'zod';
import type { PostedPayment } from '../post-payment.ts';
import { messageKind } from './kind.ts';
import { debtType, id, instant, money } from './parts.ts';

/** `dunlock/payment`: money that came in, and what it was set against. */
export const payment = messageKind<PostedPayment>()(
  'payment',
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
    allocated: z.array(z.object({ chargeId: id, minor: z.int() })),
    leftMinor: z.int(),
    suspense: z.string().nullable(),
  }),
);

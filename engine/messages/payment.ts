import { z } from 'zod';
import type { PostedPayment } from '../post-payment.ts';
import { messageKind } from './kind.ts';
import { id, paymentFact } from './parts.ts';

/** `dunlock/payment`: money that came in, and what it was set against. */
export const payment = messageKind<PostedPayment>()(
  'payment',
  z.object({
    payment: paymentFact,
    allocated: z.array(z.object({ chargeId: id, minor: z.int() })),
    leftMinor: z.int(),
    suspense: z.string().nullable(),
  }),
);

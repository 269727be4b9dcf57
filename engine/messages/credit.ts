import { z } from 'zod';
import type { CreditReport } from '../credit-charge.ts';
import { caseChangeSchema } from './case.ts';
import { messageKind } from './kind.ts';
import { parts } from './outflow.ts';
import { id, money } from './parts.ts';

/** `dunlock/credit`: what came of a credit note or a write-off. */
export const credit = messageKind<CreditReport>()(
  'credit',
  z.object({
    ok: z.boolean(),
    reason: z.string(),
    creditId: id.nullable(),
    chargeId: id,
    kind: z.enum(['credit-note', 'write-off']),
    tenantId: id.nullable(),
    amount: money.nullable(),
    allocated: parts,
    cases: z.array(caseChangeSchema),
    orders: z.array(z.string()),
  }),
);

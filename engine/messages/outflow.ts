import { z } from 'zod';
import type { OutflowReport } from '../payments/outflow-report.ts';
import { caseChangeSchema } from './case.ts';
import { messageKind } from './kind.ts';
import { id, money } from './parts.ts';

/** Parts of payments set against charges, or (less than nothing) taken off them. */
export const parts = z.array(z.object({ paymentId: id, chargeId: id, minor: z.int() }));

/** `dunlock/outflow`: money that went back: bounced, reversed by the bank, or refunded. */
export const outflow = messageKind<OutflowReport>()(
  'outflow',
  z.object({
    ok: z.boolean(),
    reason: z.string(),
    kind: z.enum(['bounced', 'reversed', 'refunded']),
    tenantId: id.nullable(),
    outflows: z.array(z.object({ outflowId: id, paymentId: id, amount: money })),
    allocated: parts,
    cases: z.array(caseChangeSchema),
    orders: z.array(z.string()),
  }),
);

import { z } from 'zod';
import type { OrderResult } from '../carry-out-orders.ts';
import { caseChangeSchema } from './case.ts';
import { messageKind } from './kind.ts';
import { id, instant, switchState, utility } from './parts.ts';
import { workOrderSchema } from './work-order.ts';

/** `dunlock/order-result`: how an order to a switch ended, by what the meter itself says and what physics says about that. */
export const orderResult = messageKind<OrderResult>()(
  'order-result',
  z.object({
    orderId: id,
    action: z.enum(['lock', 'unlock']),
    outcome: z.enum(['done', 'refused', 'unknown', 'expired']),
    circuitId: z.string(),
    meterId: z.string(),
    unitId: z.string(),
    tenantId: z.string(),
    utility,
    observed: switchState,
    physics: z.enum(['confirms', 'contradicts', 'silent']),
    at: instant,
    seconds: z.number().nullable(),
    reason: z.string().nullable(),
    workOrder: workOrderSchema.nullable(),
    cases: z.array(caseChangeSchema),
    documents: z.array(id),
  }),
);

import { z } from 'zod';
import type { WorkOrder } from '../../adapters/store/store.ts';
import { messageKind } from './kind.ts';
import { id, instant } from './parts.ts';

/** The shape of a task for a person; part of order results too. */
export const workOrderSchema = z.object({
  workOrderId: id,
  kind: z.enum(['contradiction', 'unknown-switch', 'unlock-overdue', 'lock-refused', 'not-ours']),
  circuitId: z.string(),
  tenantId: z.string(),
  caseId: z.string().nullable(),
  orderId: z.string().nullable(),
  reason: z.string(),
  openedAt: instant,
});

/** `dunlock/work-order`: something that a person has to look at on site. */
export const workOrder = messageKind<WorkOrder>()('work-order', workOrderSchema);

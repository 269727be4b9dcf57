import { z } from 'zod';
import type { ApprovalWanted, DecisionReport } from '../decide-approval.ts';
import { messageKind } from './kind.ts';
import { civilDate, id, instant, money, utility } from './parts.ts';

/** What a person decided about a case. */
export const decision = z.object({
  caseId: id,
  ok: z.boolean(),
  decision: z.enum(['approved', 'refused']),
  by: z.string(),
  reason: z.string(),
});

const wanted = z.object({
  caseId: id,
  tenantId: id,
  tenantName: z.string(),
  unitIds: z.array(z.string()),
  debt: money,
  clockDate: civilDate,
  wantedSince: instant,
  chargeIds: z.array(z.string()),
  noticeDeliveredAt: instant.nullable(),
  warningDeliveredAt: instant.nullable(),
  circuits: z.array(z.object({ circuitId: id, utility })),
  p: z.number().nullable(),
});

/** `dunlock/approval`: what was decided about a case, or one that waits for a person. A wire can carry it; only the page or a command can make it. */
export const approval = messageKind<ApprovalWanted | DecisionReport>()('approval', z.union([decision, wanted]));

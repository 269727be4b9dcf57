import { z } from 'zod';
import type { CaseChange } from '../case-change.ts';
import { messageKind } from './kind.ts';
import { id, instant, money, rung } from './parts.ts';

/** The shape of a case that moved; part of other messages too. */
export const caseChangeSchema = z.object({
  caseId: id,
  tenantId: id,
  leaseId: id,
  from: rung.nullable(),
  rung,
  at: instant,
  debt: money,
  because: z.string(),
  approvalWanted: z.boolean(),
});

/** `dunlock/case`: a case that opened, moved or closed. */
export const caseChange = messageKind<CaseChange>()('case', caseChangeSchema);

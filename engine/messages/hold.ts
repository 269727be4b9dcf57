import { z } from 'zod';
import type { HoldReport, HoldRequest } from '../place-hold.ts';
import { caseChangeSchema } from './case.ts';
import { messageKind } from './kind.ts';
import { id } from './parts.ts';

/** A reason to stand still, as asked for: by whom, why, for which tenant or case, until when. */
export const holdRequest = z.object({
  type: z.enum(['dispute', 'promise', 'plan', 'insolvency', 'manual']),
  tenantId: id,
  caseId: z.exactOptional(id),
  owner: id,
  reason: id,
  until: id,
  whenLocked: z.exactOptional(z.enum(['release', 'stay'])),
});

const report = z.object({ ok: z.boolean(), holdId: z.string().nullable(), reason: z.string(), cases: z.array(caseChangeSchema) });

/** `dunlock/hold`: a hold to place, on the way in; what came of it, on the way out. */
export const hold = messageKind<HoldReport | HoldRequest>()('hold', z.union([holdRequest, report]));

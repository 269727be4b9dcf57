import { z } from 'zod';
import type { AdvanceReport } from '../advance-cases.ts';
import { messageKind } from './kind.ts';
import { id, reason } from './parts.ts';

/** `dunlock/refusal`: why a case may not go on, rule by rule. */
export const refusal = messageKind<AdvanceReport['refusals'][number]>()(
  'refusal',
  z.object({ caseId: id, tenantId: id, reasons: z.array(reason) }),
);

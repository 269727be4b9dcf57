import { z } from 'zod';
import type { MatchReport } from '../payments/match-report.ts';
import { caseChangeSchema } from './case.ts';
import { messageKind } from './kind.ts';
import { id } from './parts.ts';

/** `dunlock/match`: what came of a person's word on whose a payment is. Only a person gives one, so there is nothing to ask for on a wire. */
export const match = messageKind<MatchReport>()(
  'match',
  z.object({
    ok: z.boolean(),
    reason: z.string(),
    paymentId: id,
    tenantId: id.nullable(),
    before: id.nullable(),
    allocated: z.array(z.object({ chargeId: id, minor: z.int() })),
    leftMinor: z.int(),
    remembered: z.object({ state: z.enum(['kept', 'several', 'not-kept', 'unknown-payer']), tenantIds: z.array(z.string()) }).nullable(),
    cases: z.array(caseChangeSchema),
    orders: z.array(z.string()),
  }),
);

import { z } from 'zod';
import { holdRequest } from '../../../engine/messages/hold.ts';
import { stopRequest } from '../../../engine/messages/stop.ts';
import { Refusal } from './refusal.ts';

const text = z.string().trim().min(1, 'must not be empty');
const site = z.exactOptional(z.string());
const as = z.exactOptional(z.literal('twin-operator'));
const reason = text;

/** Bodies of the admin endpoints. */
export const bodies = {
  decision: z.object({ site, as, caseId: text, decision: z.enum(['approved', 'refused']), reason }),
  hold: holdRequest.omit({ owner: true }).extend({ site, as }),
  liftHold: z.object({ site, as, holdId: text, reason }),
  stop: stopRequest.extend({ site, as }),
  liftStop: z.object({ site, as, stopId: text, reason }),
  match: z.object({
    site,
    as,
    paymentId: text,
    tenantId: text,
    reference: z.exactOptional(text),
    reason,
    remember: z.exactOptional(z.boolean()),
  }),
  unmatch: z.object({ site, as, paymentId: text, reason, forget: z.exactOptional(z.boolean()) }),
  /** `value` is checked by the term that it answers. */
  answer: z.object({ site, as, contractId: text, term: text, value: z.unknown(), reason }),
};

/**
 * Reads a request's body.
 * @throws Refusal 400 that names the field and what is wrong with it
 */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal(400, `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'malformed'}`);
}

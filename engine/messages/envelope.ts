import { z } from 'zod';

/** What stands in `msg.dunlock`: which site a message is of, its own id, and the id of the message that caused it. */
export interface Envelope {
  readonly v: 1;
  readonly site: string;
  readonly id: string;
  readonly cause: string | null;
  /** With readings: the positions of the arrival journal to report once they are durably taken over. */
  readonly journal?: { readonly from: number; readonly to: number };
}

const schema = z.object({
  v: z.literal(1, 'only envelopes of version 1 are known here'),
  site: z.string().min(1),
  id: z.string().min(1),
  cause: z.string().nullable(),
  journal: z.exactOptional(z.object({ from: z.int(), to: z.int() })),
}) satisfies z.ZodType<Envelope>;

/** Reads `msg.dunlock`; null when there is none. @returns the problem as text when it is malformed */
export function readEnvelope(value: unknown): { envelope: Envelope | null } | { problem: string } {
  if (value === undefined || value === null) return { envelope: null };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { envelope: parsed.data };
  const issue = parsed.error.issues[0];
  return { problem: `msg.dunlock${(issue?.path ?? []).map((step) => `.${String(step)}`).join('')}: ${issue?.message ?? 'malformed'}` };
}

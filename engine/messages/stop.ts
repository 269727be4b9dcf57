import { z } from 'zod';
import type { StopReport, StopRequest } from '../set-stop.ts';
import { messageKind } from './kind.ts';
import { id } from './parts.ts';

/** A stop as a wire can ask for it: who asks is set in the stop node, since a message could claim anything. */
export type StopAsked = Omit<StopRequest, 'by'>;

/** A lever: while it stands, nothing is locked in its scope; an `isolation` keeps a circuit off for safety. */
export const stopRequest = z.object({
  kind: z.enum(['stop', 'isolation']),
  scope: z.enum(['site', 'tenant', 'circuit']),
  target: id,
  reason: id,
  until: z.exactOptional(id),
});

const report = z.object({ ok: z.boolean(), stopId: z.string().nullable(), reason: z.string(), orders: z.array(z.string()) });

/** `dunlock/stop`: a stop to set, on the way in; what came of it, on the way out. */
export const stop = messageKind<StopReport | StopAsked>()('stop', z.union([stopRequest, report]));

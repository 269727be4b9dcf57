import { z } from 'zod';
import type { RejectedRow } from '../imports/import-report.ts';
import type { WaitingLine } from '../issue-charges.ts';
import { messageKind } from './kind.ts';
import { id } from './parts.ts';

/** A tenant that could not be scored, and why. */
export interface RejectedTenant {
  readonly tenantId: string;
  readonly reason: string;
}

/** A line of a lease that cannot be charged yet, and why. */
export type RejectedLine = Pick<WaitingLine, 'leaseId' | 'lineId' | 'reason'>;

const row = z.object({ line: z.int().nullable(), column: z.string().nullable(), reason: z.string(), raw: z.string() });
const tenant = z.object({ tenantId: id, reason: z.string() });
const waiting = z.object({ leaseId: id, lineId: id, reason: z.string() });

/** `dunlock/reject`: something that could not be taken, with its place and reason; the rest went on. */
export const reject = messageKind<RejectedRow | RejectedTenant | RejectedLine>()('reject', z.union([row, waiting, tenant]));

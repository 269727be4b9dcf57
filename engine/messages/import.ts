import { z } from 'zod';
import type { ImportReport } from '../imports/import-report.ts';
import { messageKind } from './kind.ts';

/** `dunlock/import`: what came of one import. */
export const importReport = messageKind<ImportReport>()(
  'import',
  z.object({
    what: z.enum(['estate', 'leases', 'turnover', 'charges', 'payments']),
    origin: z.string(),
    accepted: z.int(),
    unchanged: z.int(),
    rejected: z.array(z.object({ line: z.int().nullable(), column: z.string().nullable(), reason: z.string(), raw: z.string() })),
    tenants: z.array(z.string()),
    secretsFile: z.string().nullable(),
    adjusted: z
      .array(
        z.object({
          leaseId: z.string(),
          currency: z.string(),
          charges: z.int(),
          chargedMinor: z.int(),
          credits: z.int(),
          creditedMinor: z.int(),
          earlier: z.literal(true).exactOptional(),
        }),
      )
      .exactOptional(),
    waiting: z.array(z.object({ leaseId: z.string(), lineId: z.string(), reason: z.string() })).exactOptional(),
    warnings: z
      .array(
        z.object({
          key: z.enum(['amendment-erased', 'days-not-owed']),
          leaseId: z.string(),
          chargeId: z.string().nullable(),
          line: z.int().nullable(),
          reason: z.string(),
        }),
      )
      .exactOptional(),
    matched: z.array(z.object({ paymentId: z.string(), tenantId: z.string(), reference: z.string() })).exactOptional(),
  }),
);

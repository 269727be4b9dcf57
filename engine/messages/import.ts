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
  }),
);

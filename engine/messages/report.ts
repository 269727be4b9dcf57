import { z } from 'zod';
import { REPORTS, type Report } from '../reports/question.ts';
import type { MessageKind } from './kind.ts';

/**
 * `dunlock/report`: an answer of the ledger, as `dunlock <report> --json` prints it. No node of ours takes one in, so that its name is all that is checked:
 * the shape of each is its own type.
 */
export const ledgerReport: MessageKind<Report> = {
  name: 'report',
  topic: 'dunlock/report',
  schema: z.looseObject({ report: z.enum(REPORTS) }) as unknown as z.ZodType<Report>,
};

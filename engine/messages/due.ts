import { z } from 'zod';
import type { DueRow } from '../due-rows.ts';
import { messageKind } from './kind.ts';
import { civilDate, id, instant } from './parts.ts';

/** `dunlock/due`: rows whose time has come, or a new civil day. */
export const due = messageKind<DueRow>()(
  'due',
  z.discriminatedUnion('what', [
    z.object({ what: z.literal('day'), date: civilDate }),
    z.object({ what: z.enum(['reminder', 'bill', 'case']), key: id, dueAt: instant, named: z.int() }),
  ]),
);

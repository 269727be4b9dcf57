import { z } from 'zod';
import type { Charge } from '../../core/ledger/ledger.ts';
import { messageKind } from './kind.ts';
import { civilDate, creditor, debtType, id, instant, money } from './parts.ts';

/** `dunlock/charge`: something a tenant owes, as issued. */
export const charge = messageKind<Charge>()(
  'charge',
  z.object({
    chargeId: id,
    tenantId: id,
    leaseId: id.nullable(),
    lineId: id.nullable(),
    debtType,
    creditor,
    amount: money,
    taxMinor: z.int('give whole minor units').nonnegative('must not be less than 0').default(0),
    about: id.nullable().default(null),
    working: z.string().default(''),
    periodFrom: civilDate.nullable(),
    periodTo: civilDate.nullable(),
    issueDate: civilDate,
    dueDate: civilDate,
    knownAt: instant,
    backfilled: z.boolean(),
  }),
);

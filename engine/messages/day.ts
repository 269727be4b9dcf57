import { z } from 'zod';
import type { Rung } from '../../core/lock/case.ts';
import type { DaySummary } from '../day-summary.ts';
import { messageKind } from './kind.ts';
import { band, civilDate, instant } from './parts.ts';

const count = z.int();
const rungs = z.object({
  notified: z.exactOptional(count),
  warned: z.exactOptional(count),
  approved: z.exactOptional(count),
  locking: z.exactOptional(count),
  locked: z.exactOptional(count),
  unlocking: z.exactOptional(count),
  closed: z.exactOptional(count),
}) satisfies z.ZodType<Partial<Record<Rung, number>>>;

/** `dunlock/day`: the site at a glance, once per civil day. */
export const day = messageKind<DaySummary>()(
  'day',
  z.object({
    date: civilDate,
    at: instant,
    bands: z.record(band, count),
    rungs,
    remindersSent: count,
    circuitsLocked: count,
    unitsLocked: count,
    locksConfirmed: count,
    unlocksConfirmed: count,
    workOrders: count,
    chargedMinor: z.int(),
    paidMinor: z.int(),
    overdueMinor: z.int(),
    dtusOnline: count,
    dtus: count,
  }),
);

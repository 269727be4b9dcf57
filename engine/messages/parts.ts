import { z } from 'zod';
import { type CivilDate, type Instant, instantOf, parseCivilDate } from '../../core/calendar/civil.ts';
import { CREDITOR_ROLES, DEBT_TYPES } from '../../core/lease/debt-type.ts';
import type { Reason } from '../../core/lock/reason.ts';

/** Schemas that several message kinds share. */

const FIXED_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** An instant in UTC in the fixed shape of `core/calendar` (its order as text is the order of time). */
export const instant = z.custom<Instant>(isInstant, 'give an instant in UTC such as 2026-10-01T02:00:00.000Z');

/* Every reading passes here: the shape is fixed, so that the engine's own date suffices and no Temporal is needed. */
function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !FIXED_INSTANT.test(value)) return false;
  const ms = Date.parse(value);
  return !Number.isNaN(ms) && instantOf(ms) === value;
}

/** A civil date of the site. */
export const civilDate = z.custom<CivilDate>(
  (value) => typeof value === 'string' && parseCivilDate(value) !== null,
  'give a date that exists, such as 2026-10-01',
);

/** Identifiers of things: not empty. */
export const id = z.string().min(1, 'must not be empty');

/** Whole minor units with their currency. */
export const money = z.object({
  minor: z.int('give whole minor units (fen, cents), not a decimal number'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'give an ISO 4217 code such as CNY'),
});

export const reason = z.object({ rule: z.string(), text: z.string() }) satisfies z.ZodType<Reason>;

export const utility = z.enum(['electricity', 'water']);
export const switchState = z.enum(['on', 'off', 'ready', 'unknown']);
export const band = z.enum(['reliable', 'usual', 'wavering', 'at-risk']);
export const rung = z.enum(['notified', 'warned', 'approved', 'locking', 'locked', 'unlocking', 'closed']);
export const debtType = z.enum(DEBT_TYPES);
export const creditor = z.object({
  party: z.string(),
  role: z.enum(CREDITOR_ROLES),
});

/** A payment as it is known. */
export const paymentFact = z.object({
  paymentId: id,
  tenantId: id.nullable(),
  payer: z.string(),
  payerAccount: z.string(),
  reference: z.string(),
  purpose: debtType.nullable(),
  amount: money,
  paidAt: instant,
  knownAt: instant,
  backfilled: z.boolean(),
});

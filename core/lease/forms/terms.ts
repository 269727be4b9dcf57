import { z } from 'zod';
import { dateField, textField } from '../../parsing/fields.ts';
import { CREDITOR_ROLES } from '../debt-type.ts';

const minor = z.int('is no whole number of minor units').nonnegative().max(Number.MAX_SAFE_INTEGER);
const currency = z.string().regex(/^[A-Z]{3}$/, 'is no ISO 4217 currency');
const per = z.enum(['day', 'month', 'year']);
const of = z.enum(['lease', 'm2']);
const basisPoints = z.int().min(0).max(10_000);
const days = z.int().min(0).max(3650);
const months = z.int().min(1).max(1200);

const amount = z.strictObject({ amountMinor: minor, currency });
const rate = z.strictObject({ amountMinor: minor, currency, per, of });
const tariff = z.strictObject({ milliMinor: minor, currency });
const creditor = z.strictObject({ party: textField, role: z.enum(CREDITOR_ROLES) });
const frequency = z.enum(['month', 'quarter', 'half-year', 'year']);
const timing = z.enum(['advance', 'arrears']);
const day = z.int().min(1).max(31);
/* Only what the contract says of this line; the rest is as for the rent. */
const paid = z
  .strictObject({
    frequency: frequency.optional(),
    timing: timing.optional(),
    dueDay: day.optional(),
    daysToPay: z.int().min(0).max(60).optional(),
    anchor: z.enum(['calendar', 'lease']).optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'says neither frequency, timing, dueDay, daysToPay nor anchor')
  .refine(
    (value) => value.daysToPay === undefined || value.dueDay !== undefined,
    'says daysToPay, and needs dueDay too: the day of the month on which it is due',
  );
const step = z.union([rate.extend({ from: dateField }), rate.extend({ year: z.int().min(1).max(100) })]);
const rentFree = z.union([
  z.strictObject({ from: dateField, lastDay: dateField }),
  z.strictObject({ months }),
  z.strictObject({ days: z.int().min(1).max(3650) }),
]);

/**
 * Every term that a form may say the place of, with the shape of its value. Dates are ISO, amounts are minor units with their currency,
 * shares are basis points or millionths, areas are square decimetres. `lastDay` is the last day of the term, as contracts write it.
 */
export const TERMS = {
  contractNo: textField,
  landlord: textField,
  tenant: textField,
  manager: textField,
  guarantor: textField,
  tenantRegistration: textField,
  units: z.array(textField).min(1),
  areaDm2: z.int().positive(),
  signedOn: dateField,
  from: dateField,
  lastDay: dateField,
  termMonths: months,
  rent: rate,
  /** The sum that the contract states beside a rate: it only checks the rent. */
  rentTotal: z.strictObject({ amountMinor: minor, currency, per }),
  steps: z.array(step).min(1),
  escalation: z.strictObject({ percentBp: basisPoints, everyMonths: months, afterMonths: months, compound: z.boolean() }),
  rentFree: z.array(rentFree).min(1),
  frequency,
  timing,
  dueDay: day,
  utilityDueDay: day,
  /** Where a due day goes that is no business day. */
  convention: z.enum(['none', 'following', 'modified-following', 'preceding']),
  turnover: z.strictObject({ shareBp: basisPoints, overBase: z.boolean() }),
  serviceCharge: rate,
  marketingFund: rate,
  electricity: tariff,
  water: tariff,
  tax: z.strictObject({ rateBp: basisPoints, included: z.boolean(), scope: z.enum(['rent', 'all']) }),
  deposit: amount,
  /** How many months' rent the deposit is said to be: it only checks the deposit. */
  depositMonths: z.int().min(1).max(36),
  lateFee: z.strictObject({ perDayPpm: z.int().min(0).max(1_000_000) }),
  lateGraceDays: days,
  disconnection: z.strictObject({ ref: textField, noticeDays: days }),
  protectedStatus: z.enum(['none', 'medical', 'care', 'emergency-service', 'important-user']),
  /** Who is owed a line, where the contract says it; a lock may enforce only what is owed to certain roles. */
  rentCreditor: creditor,
  serviceChargeCreditor: creditor,
  marketingFundCreditor: creditor,
  electricityCreditor: creditor,
  waterCreditor: creditor,
  /** How a line is paid, where the contract says it otherwise than for the rent. `daysToPay`: that many days after its bill. */
  serviceChargePaid: paid,
  marketingFundPaid: paid,
  utilityPaid: paid,
  turnoverPaid: paid,
  contactName: textField,
  contactEmail: z.email('is no e-mail address'),
} as const;

export type TermName = keyof typeof TERMS;
export type TermValues = { readonly [K in TermName]: z.infer<(typeof TERMS)[K]> };
export type Rate = TermValues['rent'];

/** What a sentence that no term has read is about, the most special first; `creditor`: to whom something is paid. */
export const TOPICS = [
  'supply',
  'late-fee',
  'tax',
  'turnover-rent',
  'deposit',
  'service-charge',
  'marketing-fund',
  'electricity',
  'water',
  'rent',
  'payment',
] as const;
export type Topic = (typeof TOPICS)[number] | 'creditor' | 'other';

export const TERM_NAMES = Object.keys(TERMS) as readonly TermName[];

export type Paid = TermValues['serviceChargePaid'];

/** Why something waits, for programs: a key that stays the same and what the sentence of it needs to know. */
export interface Why {
  readonly key: WhyKey;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The keys of `Why`; docs/contracts.md says what each means and what its parameters are. */
type WhyKey =
  | 'not-found'
  | 'named-not-read'
  | 'says-both'
  | 'changed-unread'
  | 'restricted'
  | 'wording-unclear'
  | 'value-unclear'
  | 'figures-disagree'
  | 'another-creditor'
  | 'creditor-unsaid'
  | 'two-creditors'
  | 'days-after-bill'
  | 'not-in-estate'
  | 'several-in-estate'
  | 'lease-needs-it'
  | 'unread'
  | 'set-aside';

/** A place of the contract that speaks for a term: `text` is what stands in the document from `start` to `end` (not included). */
export interface Quote {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Number of the clause it stands in, as printed (`12.3`, `第五条`), or null. */
  readonly clause: string | null;
}

/**
 * What a form found of one term. `found` has a value; `absent`: the contract does not speak of it and need not; the others wait for a person.
 * `missing`: nothing that can be read; `ambiguous`: it may mean several things; `contradictory`: the contract says several things.
 */
export interface Term {
  readonly name: TermName;
  readonly status: 'found' | 'absent' | 'missing' | 'ambiguous' | 'contradictory';
  /** Of the shape in `TERMS`; null unless found. */
  readonly value: unknown;
  readonly quotes: readonly Quote[];
  /** Why it waits for a person; empty when it does not. */
  readonly reason: string;
  /** The same for machines; left out where there is no reason. */
  readonly why?: Why;
}

/** Whether a person must look at it. */
export function waits(term: Term): boolean {
  return term.status === 'missing' || term.status === 'ambiguous' || term.status === 'contradictory';
}

/** What a contract calls by name and the estate knows by id: asked for when the names do not lead to one. */
export const PLACE_TERMS = { tenantId: textField, unitIds: z.array(textField).min(1) } as const;
export type PlaceName = keyof typeof PLACE_TERMS;

/** A sentence about money or time that no term has read: `unread:1` is the first of the contract. */
export type UnreadName = `unread:${number}`;

/** What a person may say of such a sentence. */
export const UNREAD_ANSWERS = z.enum(['nothing', 'in-terms', 'by-hand'], {
  error:
    'is none of "nothing" (it charges nothing and cuts nothing), "in-terms" (the terms say it), "by-hand" (it is added to the lease by hand)',
});

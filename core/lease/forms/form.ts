import { z } from 'zod';
import { type Parsed, parseWith } from '../../parsing/parsed.ts';
import { PARTS_OF } from './parts-of.ts';
import { compilePattern, PatternError, slotNames } from './pattern.ts';
import { SLOT_KINDS } from './slots.ts';
import { TERMS, type TermName, TOPICS } from './terms.ts';

function shortened(source: string): string {
  return source.length > 80 ? `${source.slice(0, 80)}…` : source;
}

const phrase = z.string().trim().min(1, 'is empty').max(100);
const phrases = z.array(phrase).max(60).default([]);
const pattern = z
  .string()
  .min(1)
  .superRefine((source, context) => {
    try {
      compilePattern(source, SLOT_KINDS);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      context.addIssue({ code: 'custom', message: `'${shortened(source)}' ${error.message}` });
    }
  });

const patterns = z.array(pattern).max(20).default([]);

const termPattern = z.strictObject({
  /** Text with slots (`pattern.ts`). The names of its slots are those of the term's value. */
  match: pattern,
  /** Parts of the value that the wording itself says (`{"per": "month"}`). */
  is: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** The wording says that there is something, and leaves open what: a reason for the review list. */
  unclear: z.string().min(1).max(300).optional(),
});

const formTerm = z.strictObject({
  /** Words that show that the contract deals with the term: if they stand in it and no pattern reads a value, a person is asked. */
  labels: phrases,
  /** A contract without it is not whole. */
  required: z.boolean().default(false),
  /** Not asked for when one of these was found. */
  unless: z.array(z.string()).max(10).default([]),
  /** A match counts only in a sentence that holds one of these. */
  near: phrases,
  /** A match (or a label) does not count in a sentence that holds one of these: `for example`, `the previous lease`. */
  not: phrases,
  patterns: z.array(termPattern).max(40).default([]),
});

const schema = z.strictObject({
  formId: z.string().regex(/^[a-z\d][a-z\d-]{0,59}$/, 'is no id (small letters, digits, -)'),
  version: z.int().positive(),
  about: z.string().min(1).max(500),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'is no language (zh-CN, en)'),
  /** Words and signs of money → ISO 4217. */
  currencies: z.record(phrase, z.string().regex(/^[A-Z]{3}$/)),
  /** A bracket that begins with one of these explains a name and is no part of it. */
  nameBrackets: phrases,
  /** No match counts in a sentence that holds one of these. */
  not: phrases,
  /** Words that change a term (`is increased to`): where they stand with a label of it and no pattern reads what they say, a person is asked. */
  changes: phrases,
  /** Words that make an amount one of each unit of area (`per square foot`): an amount they stand with is none of the whole lease. */
  perArea: z.array(phrase).max(200).default([]),
  /** Words that change what is charged (`abated`, `half rent`): where no pattern reads them, a person is asked about the sentence. */
  watch: z.array(phrase).max(200).default([]),
  /** Words that change or condition what is charged, in a sentence that speaks of rent or another line (`doubled`, 开业): watched there alone. */
  alters: z.array(phrase).max(200).default([]),
  /** Those of `watch` that in a heading only name what the clause is about (`Late fees and VAT`). */
  names: z.array(phrase).max(200).default([]),
  /** Words by which a sentence speaks of all lines at once (`all monthly payments`): how they are paid counts for the rent and each fixed line. */
  everyLine: phrases,
  /** A name of a party ends before one of these, and before a date. */
  nameStops: phrases,
  /** Words by which a sentence speaks of a line or a matter: for the topic of a question, and for who is owed a line. */
  topics: z.partialRecord(z.enum(TOPICS), z.array(phrase).max(60)).default({}),
  /** Words of charging, paying and supply: a count of days in a sentence without any is set aside. None: nothing is. */
  dues: z.array(phrase).max(200).default([]),
  /** Matters that charge nothing by themselves (insurance, notices): sentences about them are set aside, listed, and do not wait. */
  aside: z
    .array(
      z.strictObject({
        about: z.string().regex(/^[a-z][a-z-]{0,39}$/),
        words: z.array(phrase).max(60),
        /** Also with an amount or a share in them. */
        amounts: z.boolean().default(false),
        /** Not in a sentence that holds one of these. */
        not: z.array(phrase).max(100).default([]),
      }),
    )
    .max(30)
    .default([]),
  /** How contracts of this kind say to whom something is paid; without it nothing is read of creditors. */
  payees: z
    .strictObject({
      landlord: phrases,
      tenant: phrases,
      manager: phrases,
      /** How names of companies end. */
      companies: phrases,
      /** Words right before whom a payment goes to or is collected by. */
      before: phrases,
      /** Words right after who bills or collects. */
      after: phrases,
    })
    .optional(),
  /** How the contract limits a leave to cut off supply; without it `disconnection` is what its patterns read. */
  cutting: z
    .strictObject({
      /** How a sentence speaks of cutting off. */
      cuts: patterns,
      /** How it permits it, read or not; not with a word of `refuses` within, nor in a sentence with one of `denies`. */
      permits: patterns,
      refuses: phrases,
      denies: phrases,
      /** Cuts that have nothing to do with what is owed (works, an emergency). */
      excuses: phrases,
      /** Words that limit it wherever the contract speaks of cutting off. */
      limits: phrases,
      /** Words that limit it in its own clause. */
      limitsBeside: phrases,
      /** How old a debt must be: slot `days`, or another (`periods`) that is no count of days. */
      overdue: patterns,
      /** An age of a debt, in days, up to which it limits nothing: a house that sends its notices later than that. */
      overdueFree: z.int().min(0).max(365).default(0),
    })
    .optional(),
  terms: z.partialRecord(z.enum(Object.keys(TERMS) as [TermName, ...TermName[]]), formTerm).superRefine((terms, context) => {
    for (const [name, term] of Object.entries(terms)) {
      for (const [index, one] of (term?.patterns ?? []).entries()) {
        const lacks = one.unclear === undefined ? lacking(name as TermName, one) : null;
        if (lacks !== null) context.addIssue({ code: 'custom', path: [name, 'patterns', index], message: lacks });
      }
    }
  }),
  /** What contracts on this form leave to the house; shown beside every lease that is made with it. */
  house: z.strictObject({
    creditorRole: z.enum(['landlord', 'property-service-provider', 'utility-reseller']).default('landlord'),
    anchor: z.enum(['calendar', 'lease']).default('calendar'),
    proration: z.enum(['actual-month', 'thirty-360', 'actual-365', 'whole']).default('actual-month'),
    convention: z.enum(['none', 'following', 'modified-following', 'preceding']).default('none'),
    issueDaysBefore: z.int().min(0).max(60).default(10),
  }),
});

/* A pattern must read, or say, what the value is made of. */
function lacking(name: TermName, { match, is }: { readonly match: string; readonly is: Readonly<Record<string, unknown>> }): string | null {
  const given = [...slotNames(match), ...Object.keys(is)];
  const ways = PARTS_OF[name];
  if (ways.some((parts) => parts.every((part) => given.includes(part) || (part === '*' && given.length > 0)))) return null;
  return `'${shortened(match)}' does not give ${ways.map((parts) => parts.join(' and ').replace('*', 'a slot with the text')).join(', or ')}`;
}

/** A form: where each term stands in contracts of one kind, as data. */
export type Form = z.infer<typeof schema>;
export type FormTerm = z.infer<typeof formTerm>;
/** What a form looks like as it is written: fields with defaults may be left out. */
export type FormSource = z.input<typeof schema>;

/** Reads a form; what is wrong in it (a pattern that is none, an unknown term) comes back with its place. */
export function parseForm(value: unknown): Parsed<Form> {
  return parseWith(schema, value);
}

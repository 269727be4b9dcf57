import { z } from 'zod';

const column = z.string().trim().min(1);

/**
 * How a bank's CSV export is to be read: data, so that a new bank needs no program. Columns are named as the file names them
 * (case, spaces, `_` and `-` do not matter).
 */
const mapping = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  about: z.string().default(''),
  encoding: z.enum(['utf-8', 'gb18030', 'windows-1252']).default('utf-8'),
  /** Found in the header when left out. */
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  /** Lines before the header that are no table: name of the bank, account, period. */
  skipLines: z.int().min(0).max(200).default(0),
  /** Names of the columns in order, for a file without a header. */
  header: z.array(column).min(1).optional(),
  /** Rows that are no movement: sums at the end, by how the cell of a column begins. */
  skipRows: z.array(z.strictObject({ column, startsWith: z.string() })).default([]),
  date: z.strictObject({
    column,
    /** `YYYY`, `YY`, `MM`, `M`, `DD`, `D` and what stands between them: `DD.MM.YYYY`, `YYYYMMDD`. */
    format: z.string().regex(/D/).regex(/M/).regex(/YY/),
  }),
  /** Local time of day; the first moment of the date when left out. */
  time: z.strictObject({ column, format: z.enum(['HH:mm:ss', 'HH:mm', 'HHmmss', 'HHmm']) }).optional(),
  decimal: z.enum(['.', ',']).default('.'),
  thousands: z.enum(['', ',', '.', ' ', "'"]).default(''),
  amount: z.union(
    [
      /** One column whose sign says which way: plus came in. `negated`: minus came in. */
      z.strictObject({ column, negated: z.boolean().default(false) }),
      /** What came in and what went out in columns of their own. */
      z.strictObject({ in: column, out: column }),
      /** An amount without a sign and a column of words. */
      z.strictObject({ column, direction: column, inWords: z.array(z.string()).min(1), outWords: z.array(z.string()).min(1) }),
    ],
    'give {"column"} (its sign says which way; "negated" when minus came in), {"in", "out"} (columns of their own), or {"column", "direction", "inWords", "outWords"}',
  ),
  currency: z
    .union([z.strictObject({ column }), z.strictObject({ code: z.string().regex(/^[A-Z]{3}$/) })], 'give {"column"} or {"code": "EUR"}')
    .optional(),
  /** The account of ours that it tells of. */
  account: z
    .union([z.strictObject({ column }), z.strictObject({ number: z.string().min(1) })], 'give {"column"} or {"number": "DE02 …"}')
    .optional(),
  /** The bank's number of a movement, of one column or several together. Without one a digest of the row is its id. */
  bankRef: z.array(column).min(1).optional(),
  payer: column.optional(),
  payerAccount: column.optional(),
  tenantId: column.optional(),
  /** Columns that say what it is for, joined; what `find` matches exactly once in them is the reference, else all of it. */
  reference: z.strictObject({ columns: z.array(column).min(1), find: z.string().optional() }).optional(),
  /** How a row of money out tells that it takes an earlier payment back: words in a column, and where the number of that payment stands. */
  returns: z.strictObject({ column, words: z.array(z.string()).min(1), of: column }).optional(),
});

export type BankMapping = z.output<typeof mapping>;

/** Checks a mapping. What is wrong comes back as one line that names the place. */
export function parseBankMapping(
  value: unknown,
): { readonly ok: true; readonly mapping: BankMapping } | { readonly ok: false; readonly reason: string } {
  const parsed = mapping.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`);
    return { ok: false, reason: `the mapping does not fit: ${problems.join('; ')}` };
  }
  const find = parsed.data.reference?.find;
  if (find !== undefined && !isPattern(find))
    return { ok: false, reason: `the mapping does not fit: reference.find: '${find}' is no regular expression` };
  return { ok: true, mapping: parsed.data };
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

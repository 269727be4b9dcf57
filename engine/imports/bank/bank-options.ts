import type { ImportInput } from '../import-report.ts';
import { type BankMapping, parseBankMapping } from './bank-mapping.ts';
import type { ByteStream } from './byte-stream.ts';
import { shippedMappings } from './shipped-mappings.ts';

/** What payments are imported from: as any import, or a file that is read as it comes. */
export interface PaymentInput {
  readonly content: ImportInput['content'] | ByteStream;
  readonly origin: string;
}

/** How far an import has come. */
export interface ImportProgress {
  /** Rows or entries done with. */
  readonly rows: number;
  readonly bytes: number;
  /** Null when nobody knows. */
  readonly totalBytes: number | null;
  /** Rows a second so far. */
  readonly ratePerS: number;
  /** By the bytes left; null while that cannot be told. */
  readonly secondsLeft: number | null;
}

export interface PaymentOptions {
  /** The bank has told everything up to this day, of every account; with `account` and `coveredFrom`: of that account, from that day on. */
  readonly coveredThrough?: string;
  readonly coveredFrom?: string;
  /** The account of ours that the file tells of, where it does not name it itself. */
  readonly account?: string;
  /** How a bank's own CSV is read: the id of a shipped mapping, or a mapping (see `parseBankMapping`). */
  readonly mapping?: unknown;
  /** Nobody else uses the site meanwhile: transactions are as long as they may be, which is faster. */
  readonly alone?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** The mapping that options name, null when they name none, or why there is no such. */
export function mappingIn({ mapping }: PaymentOptions): BankMapping | null | { readonly problem: string } {
  if (mapping === undefined || mapping === null || mapping === '') return null;
  if (typeof mapping === 'string') {
    const shipped = shippedMappings();
    return shipped.get(mapping) ?? { problem: `there is no mapping '${mapping}' (there are: ${[...shipped.keys()].join(', ')})` };
  }
  const parsed = parseBankMapping(mapping);
  return parsed.ok ? parsed.mapping : { problem: parsed.reason };
}

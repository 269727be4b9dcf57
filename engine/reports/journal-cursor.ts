import { z } from 'zod';
import type { JournalCursor } from '../../adapters/store/store.ts';
import { instant } from '../messages/parts.ts';
import { ReportError } from './report-error.ts';

const schema = z.tuple([instant, z.int(), z.int(), z.string(), z.int()]);

/** Where the next page of a journal begins, as a text that fits into a URL. */
export function encodeCursor({ knownAt, batch, rank, id, part }: JournalCursor): string {
  return Buffer.from(JSON.stringify([knownAt, batch, rank, id, part])).toString('base64url');
}

/**
 * Reads such a text.
 * @throws ReportError `report/after` for any other
 */
export function decodeCursor(text: string): JournalCursor {
  const parsed = schema.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success)
    throw new ReportError('report/after', `after '${text}' is no place in this journal: give the \`next\` of the page before`);
  const [knownAt, batch, rank, id, part] = parsed.data;
  return { knownAt, batch, rank, id, part };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not even JSON: the schema refuses it, with the sentence that tells what to do.
    return null;
  }
}

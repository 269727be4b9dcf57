import { z } from 'zod';
import { type CivilDate, parseCivilDate } from '../calendar/civil.ts';
import { isCurrency } from '../money/currency.ts';

/** An id that may stand in a key (`a/b`), in an MQTT topic and in a file name: no space, no slash, no wildcard. */
export const idField = z.string().regex(/^[^\s/+#\p{Cc}]{1,100}$/u, 'is no id (1 to 100 characters without spaces, slashes, + or #)');

/** A text for people, trimmed. */
export const textField = z.string().trim().min(1, 'is empty').max(500, 'is longer than 500 characters');

export const dateField = z.custom<CivilDate>(
  (value) => typeof value === 'string' && parseCivilDate(value) !== null,
  'is no date (YYYY-MM-DD, a day that exists)',
);

export const currencyField = z.string().refine(isCurrency, 'is no ISO 4217 currency');

/** `to` is the first day after: it must lie after `from`. */
export function endsAfterStart(term: { readonly from: CivilDate; readonly to: CivilDate | null }): boolean {
  return term.to === null || term.to > term.from;
}

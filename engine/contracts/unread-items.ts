import type { Quote, Term, UnreadName } from '../../core/lease/forms/terms.ts';

/** A sentence that no term has read, kept among the terms that were found: it waits like one of them. */
export type UnreadItem = Omit<Term, 'name'> & { readonly name: UnreadName };

/** What is kept of a contract's reading. */
export type Found = Term | UnreadItem;

const REASON = 'it speaks of money or time, and no term has read it: say "nothing", "in-terms" or "by-hand"';

/** The items of the review list for sentences that no term has read. */
export function unreadItems(quotes: readonly Quote[]): UnreadItem[] {
  return quotes.map((quote, index) => ({ name: `unread:${index + 1}`, status: 'ambiguous', value: null, quotes: [quote], reason: REASON }));
}

/** Whether a name is that of such a sentence. */
export function isUnread(name: string): name is UnreadName {
  return /^unread:[1-9]\d*$/.test(name);
}

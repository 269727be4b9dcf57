import type { Extracted } from '../../core/lease/forms/extract.ts';
import type { Term, Topic, UnreadName } from '../../core/lease/forms/terms.ts';

/** A sentence that no term has read, kept among the terms that were found: it waits like one of them, unless it is set aside (`absent`). */
export type UnreadItem = Omit<Term, 'name'> & { readonly name: UnreadName; readonly topic?: Topic };

/** What is kept of a contract's reading. */
export type Found = Term | UnreadItem;

const REASON = 'it speaks of money or time, and no term has read it: say "nothing", "in-terms" or "by-hand"';

/** The items of the review list for sentences that no term has read: those that wait, and after them those that are set aside. */
export function unreadItems({ unread, aside }: Pick<Extracted, 'unread' | 'aside'>): UnreadItem[] {
  const waiting = unread.map(({ topic, ...quote }, index): UnreadItem => {
    const why = { key: 'unread' as const, params: { topic } };
    return { name: `unread:${index + 1}`, status: 'ambiguous', value: null, quotes: [quote], reason: REASON, why, topic };
  });
  const listed = aside.map(({ topic, about, ...quote }, index): UnreadItem => {
    const why = { key: 'set-aside' as const, params: { about } };
    const reason = `set aside (${about}): by the form it charges nothing`;
    return { name: `unread:${unread.length + index + 1}`, status: 'absent', value: null, quotes: [quote], reason, why, topic };
  });
  return [...waiting, ...listed];
}

/** Whether a name is that of such a sentence. */
export function isUnread(name: string): name is UnreadName {
  return /^unread:[1-9]\d*$/.test(name);
}

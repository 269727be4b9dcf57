import { formatMoney } from '../../../core/money/decimal.ts';
import { balanceDays } from './balance-days.ts';
import type { StatementPage } from './bank-item.ts';

/** What pages make together: a whole statement, or why they do not. */
export type JoinedPages =
  | { readonly missing: string }
  | {
      readonly missing: null;
      readonly from: StatementPage['from'];
      readonly through: StatementPage['through'];
      readonly openingMinor: number | null;
      readonly closingMinor: number | null;
      readonly bookedMinor: number;
      readonly entries: number;
    };

/**
 * Joins the pages of one statement. It opens at what its first page says and closes at what its last one does; balances between pages
 * (`INTM`) are not needed, and some banks print those of the whole on each. Its days are those that it names, else those of its balances.
 * @param pages in order, each once
 */
export function joinPages(pages: readonly StatementPage[], currency: string): JoinedPages {
  const [first, last] = [pages[0], pages.at(-1)];
  if (first === undefined || last === undefined) return { missing: 'no page of it is here' };
  const numbers = new Set(pages.map(({ number }) => number));
  const gaps = Array.from({ length: last.number }, (_, i) => i + 1).filter((number) => !numbers.has(number));
  const after = last.isLast ? [] : [`page ${last.number + 1} (and what comes after it)`];
  const missing = [...gaps.map((number) => `page ${number}`), ...after];
  if (missing.length > 0) return { missing: `${missing.join(', ')} of it is not here yet: its days count when all its pages are` };
  const tooSoon = pages.find(({ isLast, number }) => isLast && number < last.number);
  if (tooSoon) return { missing: `page ${tooSoon.number} says that it is the last, and page ${last.number} is here` };
  const { openingMinor } = first;
  const { closingMinor } = last;
  const booked = pages.reduce((sum, page) => sum + BigInt(page.bookedMinor), 0n);
  const closes = BigInt(openingMinor ?? 0) + booked;
  if (openingMinor !== null && closingMinor !== null && closes !== BigInt(closingMinor)) {
    const told = `it opens at ${formatMoney({ minor: openingMinor, currency })} and closes at ${formatMoney({ minor: closingMinor, currency })}`;
    return { missing: `its balances do not agree: ${told}, the entries of its ${pages.length} pages make ${closes} (in minor units)` };
  }
  const bookedMinor = Number(booked);
  if (!Number.isSafeInteger(bookedMinor)) return { missing: 'its entries come to more than can be added up exactly' };
  const dated = balanceDays({ before: first.before, opened: first.opened, closed: last.closed });
  const named = pages.every(({ from, through }) => from === first.from && through === first.through);
  if (!named) return { missing: 'its pages name different days' };
  const from = first.from ?? dated?.from ?? null;
  const through = first.through ?? dated?.through ?? null;
  if (from === null || through === null || from > through) return { missing: 'it does not say of which days it tells' };
  const entries = pages.reduce((sum, page) => sum + page.entries, 0);
  return { missing: null, from, through, openingMinor, closingMinor, bookedMinor, entries };
}

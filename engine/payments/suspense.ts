import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Payment } from '../../core/ledger/ledger.ts';
import { type MatchSuggestion, type SuggestFacts, suggester } from '../../core/ledger/suggest-match.ts';
import { type Money, money } from '../../core/money/money.ts';
import type { EngineContext } from '../context.ts';
import { withChargesInText } from './charge-in-text.ts';
import { findPayers } from './find-payer.ts';
import { asSaid } from './row-hint.ts';

/** A payment that is nobody's yet, why, and whose it could be. */
export interface SuspenseItem {
  /** As its row said it, with the tenant that it named though nobody knew it. */
  readonly payment: Payment;
  /** What is left of it. */
  readonly left: Money;
  readonly reason: string;
  /** The best candidates with their reasons, the most likely first; none is ever applied by itself. */
  readonly suggestions: readonly MatchSuggestion[];
}

export interface SuspenseReport {
  readonly items: readonly SuspenseItem[];
  /** Pass it as `after` for the next page; null when this was the last. */
  readonly next: string | null;
}

const PAGE = 50;

/**
 * Money in suspense in order of payment, a page at a time, each with the reason and the best suggestions.
 * @param page.after id of the last payment of the page before
 * @param page.limit payments on a page, 50 when absent, 500 at most
 */
export async function suspense(context: EngineContext, page: { after?: string; limit?: number } = {}): Promise<SuspenseReport> {
  const limit = Math.min(500, Math.max(1, page.limit ?? PAGE));
  return context.store.read(async (tx) => {
    const found = await tx.ledger.suspense({ ...page, limit: limit + 1 });
    const shown = found.slice(0, limit).map(({ payment, openMinor: left }) => ({ payment: asSaid(payment), left }));
    const payments = shown.map(({ payment }) => payment);
    const texts = payments.map((payment) => ({ payment, words: payment.reference }));
    const payers = await findPayers(tx, await withChargesInText(tx, texts));
    const suggest = suggester(await suggestFacts(tx, payments));
    const items = shown.map(({ payment, left }, i) => {
      const { currency } = payment.amount;
      const suggestions = suggest({ ...payment, amount: money(left, currency) });
      const payer = payers[i];
      const reason =
        payer?.tenantId === null
          ? payer.reason
          : `it is ${payer?.tenantId}'s by what is known since it came: match it, or import its row again with tenantId filled in`;
      return { payment, left: money(left, currency), reason, suggestions };
    });
    return { items, next: found.length > limit ? (payments.at(-1)?.paymentId ?? null) : null };
  });
}

async function suggestFacts(tx: StoreTransaction, payments: readonly Payment[]): Promise<SuggestFacts> {
  if (payments.length === 0) return { tenants: [], open: [], before: [] };
  const names = new Map((await tx.estate.tenants()).map(({ tenantId, name }) => [tenantId, [name]]));
  for (const { tenantId, parties } of await tx.leases.list()) {
    names.get(tenantId)?.push(...parties.filter(({ role }) => role === 'tenant' || role === 'guarantor').map(({ name }) => name));
  }
  return {
    tenants: [...names].map(([tenantId, known]) => ({ tenantId, names: [...new Set(known)] })),
    open: await tx.ledger.openItems(),
    before: await tx.ledger.paidBefore(payments),
  };
}

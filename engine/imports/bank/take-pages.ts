import type { StoreTransaction } from '../../../adapters/store/store.ts';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { StatementPage } from './bank-item.ts';
import { type JoinedPages, joinPages } from './join-pages.ts';

/** By what pages of one statement are known to be of it. */
export interface PagedStatement {
  readonly account: string;
  readonly statementId: string;
  readonly currency: string;
  readonly page: StatementPage;
}

/**
 * Keeps a page of a statement, for the pages that come in later files, and joins it with those that are here. The same page twice is one;
 * one that is here with other content makes nothing whole.
 */
export async function takePage(tx: StoreTransaction, statement: PagedStatement, origin: string, now: Instant): Promise<JoinedPages> {
  const { account, currency, page } = statement;
  const statementId = keyOf(statement);
  const content = JSON.stringify(page);
  await tx.ledger.notePage({ account, statementId, page: page.number, content }, origin, now);
  const pages = await tx.ledger.pagesOf(account, statementId);
  if (pages.some((one) => one.page === page.number && one.content !== content)) {
    return { missing: `page ${page.number} of it is here already with other content: ask the bank which one holds` };
  }
  return joinPages(
    pages.map((one): StatementPage => JSON.parse(one.content)),
    currency,
  );
}

/* Banks begin their numbers anew each year: the number of the statement, its electronic sequence and its days tell it apart. */
function keyOf({ statementId, currency, page }: PagedStatement): string {
  return JSON.stringify([statementId, page.sequence, currency, page.from]);
}

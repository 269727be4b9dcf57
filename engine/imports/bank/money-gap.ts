import type { StoreTransaction } from '../../../adapters/store/store.ts';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { DaySpan } from '../../../core/ledger/coverage.ts';
import type { BankStatement } from './bank-item.ts';

type Balances = Pick<BankStatement, 'account' | 'currency' | 'openingMinor' | 'closingMinor'>;

/**
 * Why a statement does not go on where its neighbours are: it opens at another sum than the one of the day before closed at, or closes at another
 * than the one of the day after opened at. Between them money moved that nobody told of. Null when all is well, or nothing is told.
 */
export async function moneyGap(tx: StoreTransaction, statement: Balances, days: DaySpan): Promise<string | null> {
  const { account, currency, openingMinor, closingMinor } = statement;
  const check = 'import what is missing between, or ask the bank for a corrected statement';
  for (const beside of await tx.ledger.balancesBeside(account, currency, days)) {
    const isBefore = beside.days.through < days.from;
    if (isBefore && openingMinor !== null && beside.closingMinor !== openingMinor) {
      return `it opens at ${openingMinor}, the statement through ${beside.days.through} closed at ${beside.closingMinor} (in minor units of ${currency}): ${check}`;
    }
    if (!isBefore && closingMinor !== null && beside.openingMinor !== closingMinor) {
      return `it closes at ${closingMinor}, the statement from ${beside.days.from} opened at ${beside.openingMinor} (in minor units of ${currency}): ${check}`;
    }
  }
  return null;
}

/** Notes what a covered statement opened and closed at, for those that come next; nothing where it does not tell both. */
export async function noteBalance(tx: StoreTransaction, statement: Balances, days: DaySpan, origin: string, now: Instant): Promise<void> {
  const { account, currency, openingMinor, closingMinor } = statement;
  if (openingMinor === null || closingMinor === null) return;
  await tx.ledger.noteBalance({ account, currency, days, openingMinor, closingMinor }, origin, now);
}

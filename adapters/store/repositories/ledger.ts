import type { LedgerRepository } from '../faces/ledger.ts';
import { accountRepository } from './accounts.ts';
import { allocationRepository } from './allocations.ts';
import { balanceRepository } from './balances.ts';
import { bankRefRepository } from './bank-refs.ts';
import { chargeRepository } from './charges.ts';
import { collectionRepository } from './collection.ts';
import { creditRepository } from './credits.ts';
import { feedRepository } from './feeds.ts';
import type { LedgerSession } from './ledger-session.ts';
import { matchRepository } from './matches.ts';
import { moneyLookups } from './money-lookups.ts';
import { outflowRepository } from './outflows.ts';
import { payerHistoryRepository } from './payer-history.ts';
import { payerMemoryRepository } from './payer-memory.ts';
import { paymentRepository } from './payments.ts';
import { rejectRepository } from './rejects.ts';
import { replayLogRepository } from './replay-log.ts';
import { standingRepository } from './standing.ts';
import { statementBalanceRepository } from './statement-balances.ts';
import { statementPageRepository } from './statement-pages.ts';
import { suspenseRepository } from './suspense.ts';
import { totalsRepository } from './totals.ts';

/** @param timeZone of the site: lateness is counted in its civil days */
export function ledgerRepository(session: LedgerSession, timeZone: string): LedgerRepository {
  return {
    ...chargeRepository(session),
    ...creditRepository(session),
    ...balanceRepository(session, timeZone),
    ...collectionRepository(session.scope, timeZone),
    ...paymentRepository(session),
    ...matchRepository(session),
    ...payerMemoryRepository(session),
    ...totalsRepository(session),
    ...payerHistoryRepository(session.scope),
    ...outflowRepository(session),
    ...moneyLookups(session.scope),
    ...suspenseRepository(session),
    ...accountRepository(session, timeZone),
    ...allocationRepository(session),
    ...standingRepository(session),
    ...replayLogRepository(session),
    ...rejectRepository(session.scope),
    ...feedRepository(session.scope),
    ...bankRefRepository(session.scope),
    ...statementBalanceRepository(session.scope),
    ...statementPageRepository(session.scope),
  };
}

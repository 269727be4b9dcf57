import type { LedgerRepository } from '../faces/ledger.ts';
import { balanceRepository } from './balances.ts';
import { chargeRepository } from './charges.ts';
import { collectionRepository } from './collection.ts';
import { feedRepository } from './feeds.ts';
import { paymentRepository } from './payments.ts';
import { rejectRepository } from './rejects.ts';
import type { Scope } from './scope.ts';
import { suspenseRepository } from './suspense.ts';

/** @param timeZone of the site: lateness is counted in its civil days */
export function ledgerRepository(scope: Scope, timeZone: string): LedgerRepository {
  return {
    ...chargeRepository(scope),
    ...paymentRepository(scope),
    ...balanceRepository(scope),
    ...collectionRepository(scope, timeZone),
    ...suspenseRepository(scope),
    ...rejectRepository(scope),
    ...feedRepository(scope),
  };
}

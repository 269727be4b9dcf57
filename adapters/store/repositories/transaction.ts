import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { StoreTransaction } from '../store.ts';
import { auditRepository } from './audit.ts';
import { contractRepository } from './contracts.ts';
import { effectRepository } from './effects.ts';
import { estateRepository } from './estate.ts';
import { evidenceRepository } from './evidence.ts';
import { leaseRepository } from './leases.ts';
import { ledgerRepository } from './ledger.ts';
import type { LedgerSession } from './ledger-session.ts';
import { caseRepository } from './lock.ts';
import { readingRepository } from './readings.ts';
import { reportRepository } from './reports/reports.ts';
import { scoreRepository } from './scores.ts';
import { siteNotes } from './site-notes.ts';

/**
 * All repositories on one handle and one site. Whatever database stands behind the handle, they are the same.
 * @param session of this transaction, ended by whoever commits it
 * @param noted what it notes of its site
 */
export function storeTransaction(session: LedgerSession, timeZone: string, noted: { chargesFrom?: CivilDate } = {}): StoreTransaction {
  const { scope } = session;
  return {
    site: siteNotes(scope, noted),
    estate: estateRepository(scope),
    leases: leaseRepository(scope),
    contracts: contractRepository(scope),
    readings: readingRepository(scope),
    ledger: ledgerRepository(session, timeZone),
    reports: reportRepository(scope),
    scores: scoreRepository(scope),
    evidence: evidenceRepository(scope),
    cases: caseRepository(scope),
    effects: effectRepository(scope),
    audit: auditRepository(scope),
  };
}

import type { CivilDate, Instant } from '../../core/calendar/civil.ts';
import type { AuditRepository } from './faces/audit.ts';
import type { ContractRepository } from './faces/contracts.ts';
import type { EffectRepository } from './faces/effects.ts';
import type { EstateRepository, ReadingRepository } from './faces/estate.ts';
import type { LeaseRepository } from './faces/leases.ts';
import type { LedgerRepository } from './faces/ledger.ts';
import type { CaseRepository } from './faces/lock.ts';
import type { ReportRepository } from './faces/reports.ts';
import type { EvidenceRepository, ScoreRepository } from './faces/scores.ts';

export type * from './faces/audit.ts';
export type * from './faces/beside-chain.ts';
export { STATE_KEYS } from './faces/beside-chain.ts';
export type * from './faces/contracts.ts';
export type * from './faces/effects.ts';
export type * from './faces/estate.ts';
export type * from './faces/leases.ts';
export type * from './faces/ledger.ts';
export type * from './faces/lock.ts';
export type * from './faces/reports.ts';
export type * from './faces/scores.ts';
export type * from './faces/written.ts';

/** Whose civil time a site lives in. */
export type ClockKind = 'own' | 'machine';

/** What the store remembers of the site itself. */
export interface SiteRecord {
  readonly siteId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  /** A site created as simulated stays so for ever. */
  readonly simulated: boolean;
  readonly pack: string;
  readonly createdAt: Instant;
  /** Civil time when it was last noted, or a fact became known, whichever is later: a simulated clock resumes from here. */
  readonly clockAt: Instant;
  /** `own`: somebody (a twin) passes its civil time in; `machine`: it is the machine's. */
  readonly clockKind: ClockKind;
  /** The day from which its leases are charged, when a person has said so; else the day on which it was created. */
  readonly chargesFrom: CivilDate | null;
  /** The settings last used, as JSON, secrets sealed. */
  readonly settings: string;
}

/** What a transaction can say of its site. */
export interface SiteNotes {
  /** From which day on its leases are charged: what came before it was charged by another system. `Store.site` says so once it is committed. */
  noteChargesFrom(date: CivilDate): Promise<void>;
}

/** Everything one transaction can see and do, bound to one site. */
export interface StoreTransaction {
  readonly site: SiteNotes;
  readonly estate: EstateRepository;
  readonly leases: LeaseRepository;
  readonly contracts: ContractRepository;
  readonly readings: ReadingRepository;
  readonly ledger: LedgerRepository;
  readonly reports: ReportRepository;
  readonly scores: ScoreRepository;
  readonly evidence: EvidenceRepository;
  readonly cases: CaseRepository;
  readonly effects: EffectRepository;
  readonly audit: AuditRepository;
}

/** The state of one site. Short transactions; use only the handle that is passed in (the outer one would wait for itself). */
export interface Store {
  readonly site: SiteRecord;
  /** Runs `work` in one transaction (`begin immediate`): all of it is written, or nothing. Never hold it over I/O. */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Runs `work` for reading only: it queues like any transaction, writes nothing and wakes no commit listener. */
  read<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Calls `listener`, which must not throw, after every commit of `transaction` that wrote something, before it returns (never of `read`). Returns its end. */
  onCommit(listener: () => void): () => void;
  noteClock(at: Instant, kind: ClockKind): Promise<void>;
  /** Closes the file once running transactions have ended. */
  close(): Promise<void>;
}

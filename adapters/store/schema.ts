import type { CivilDate, Instant } from '../../core/calendar/civil.ts';
import type { AuditTables } from './schema/audit-tables.ts';
import type { ContractTables } from './schema/contract-tables.ts';
import type { EstateTables, Flag } from './schema/estate-tables.ts';
import type { FeedTables } from './schema/feed-tables.ts';
import type { LeaseTables } from './schema/lease-tables.ts';
import type { LedgerTables } from './schema/ledger-tables.ts';
import type { LockTables } from './schema/lock-tables.ts';
import type { MessageTables } from './schema/message-tables.ts';

export type SiteRow = {
  siteId: string;
  name: string;
  timeZone: string;
  currency: string;
  simulated: Flag;
  pack: string;
  createdAt: Instant;
  clockAt: Instant;
  settings: string;
  clockKind: 'own' | 'machine';
  chargesFrom: CivilDate | null;
};

/** Every table, by name; each has `siteId`, and every key of it begins with that. */
export interface Tables
  extends EstateTables,
    LeaseTables,
    ContractTables,
    LedgerTables,
    FeedTables,
    LockTables,
    MessageTables,
    AuditTables {
  site: SiteRow;
}

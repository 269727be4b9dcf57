import type { Instant } from '../../../core/calendar/civil.ts';

/** `caseIds` and `previousOfCase`: canonical JSON. */
export type AuditRow = {
  siteId: string;
  seq: number;
  at: Instant;
  kind: string;
  caseIds: string;
  body: string;
  textsHash: string | null;
  previousHash: string;
  previousOfCase: string;
  hash: string;
};

/** Which records concern a case. */
export type AuditCaseRow = { siteId: string; caseId: string; seq: number; hash: string };

/** Names and texts beside the chain: a row may be deleted to erase a person, the chain stays valid. */
export type AuditTextRow = { siteId: string; seq: number; salt: string; texts: string };

export interface AuditTables {
  auditRecord: AuditRow;
  auditCase: AuditCaseRow;
  auditText: AuditTextRow;
}

import type { AuditRecord } from '../../../adapters/store/store.ts';
import type { AuditCheck, ChainReader } from '../../../engine/audit-checks/check.ts';

/** What a check says of these records. */
export async function readThrough(records: readonly AuditRecord[], reader: ChainReader): Promise<AuditCheck> {
  for (const record of records) await reader.next(record);
  return reader.end();
}

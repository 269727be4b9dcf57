import type { AuditRecord } from '../adapters/store/store.ts';
import { ChainCheck } from '../core/audit/chain-check.ts';
import { decisionsAgain } from './audit-checks/decisions-again.ts';
import { holdsMatch } from './audit-checks/holds-match.ts';
import { ledgerAgain } from './audit-checks/ledger-again.ts';
import { type RowsProgress, type RowsReport, rowsProven } from './audit-checks/rows-proven.ts';
import { rungsProven } from './audit-checks/rungs-proven.ts';
import { unlocksAgain } from './audit-checks/unlocks-again.ts';
import type { EngineContext } from './context.ts';

/** What `dunlock audit verify` found. */
export interface VerifyReport {
  readonly ok: boolean;
  readonly records: number;
  readonly head: string;
  /** The first link that does not hold, or null. */
  readonly broken: { readonly seq: number; readonly reason: string } | null;
  /** Every fact compared with the chain: what does not fit, row by row where that can be told. */
  readonly rows: RowsReport;
  /** What was re-derived from the ledger and compared. */
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
}

/* Records are read in pieces, each in a transaction of its own: a long chain blocks nobody. */
const PIECE = 1_000;

/**
 * Checks the site's proof: every link of the chain re-hashed, every `decision/may-lock` and `decision/may-unlock` made again from its stored snapshot under its pack and rules,
 * every lock frame with the evidence of each rung before it, what is held off compared with what the chain says was locked, every fact compared with
 * the digest that the chain holds of it, and the ledger built again from its facts.
 * @param tell how far it has come with the facts
 */
export async function verifyAudit(context: EngineContext, tell?: (progress: RowsProgress) => void): Promise<VerifyReport> {
  const chain = new ChainCheck();
  const records: AuditRecord[] = [];
  let broken: VerifyReport['broken'] = null;
  for (;;) {
    const afterSeq = records.at(-1)?.seq ?? 0;
    const piece = await context.store.read(async (tx) => {
      const found = await tx.audit.list({ afterSeq, limit: PIECE });
      return Promise.all(
        found.map(async (record) => ({ record, stored: record.textsHash === null ? null : await tx.audit.texts(record.seq) })),
      );
    });
    if (piece.length === 0) break;
    for (const { record, stored } of piece) {
      broken ??= chain.next(record, stored);
      records.push(record);
    }
  }
  const { check: facts, report: rows } = await rowsProven(context, records, tell);
  const checks = [
    {
      name: 'every link of the chain holds',
      ok: broken === null,
      detail: broken ? `record ${broken.seq}: ${broken.reason}` : `${records.length} records`,
    },
    decisionsAgain(records, context.pack),
    unlocksAgain(records),
    await rungsProven(context, records),
    await holdsMatch(context, records),
    facts,
    await ledgerAgain(context),
  ];
  return { ok: checks.every((check) => check.ok), records: records.length, head: chain.head.hash, broken, rows, checks };
}

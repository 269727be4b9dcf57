import type { AuditRecord } from '../../adapters/store/store.ts';
import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';
import { expectedRows } from './expected-rows.ts';
import { type RowFinding, TableProof } from './table-proof.ts';

/** How far the proof of rows has come. */
export interface RowsProgress {
  readonly table: string;
  readonly rows: number;
}

/** Every fact compared with the chain. */
export interface RowsReport {
  /** Facts that were read. */
  readonly rows: number;
  /** Of them, those from before digests were kept: that they did not change since is proven, nothing else. */
  readonly before: number;
  readonly findings: readonly RowFinding[];
}

/* Rows are read in pieces, each in a transaction of its own: a long table blocks nobody. */
const PIECE = 2_000;

/**
 * Reads every fact as it stands, table by table, digests it and compares with what the record of the transaction that wrote it says: a row that was
 * changed, taken away, or put there by anybody else does not fit. Holds the rows of one transaction at a time.
 * @param records all records of the chain, read before the rows are
 */
export async function rowsProven(
  { store }: Pick<EngineContext, 'store'>,
  records: readonly AuditRecord[],
  tell?: (progress: RowsProgress) => void,
): Promise<{ check: AuditCheck; report: RowsReport }> {
  const kinds = await store.read(async (tx) => tx.audit.factTables);
  const by = new Map(kinds.map((kind) => [kind.table, kind.by]));
  const { tables, batchBefore, rowsBefore, wrong } = expectedRows(records, by);
  const proofs: [string, TableProof][] = [];
  let rows = 0;
  for (const [table, expected] of tables) {
    const proof = new TableProof(table, expected);
    proofs.push([table, proof]);
    for (let place = 0; ; ) {
      const piece = await store.read((tx) => tx.audit.facts(table, place, PIECE));
      for (const row of piece) {
        const isBefore = by.get(table) === 'batch' && row.number <= batchBefore;
        proof.next(isBefore ? { ...row, number: 0 } : row);
      }
      rows += piece.length;
      tell?.({ table, rows });
      const last = piece.at(-1);
      if (last === undefined || piece.length < PIECE) break;
      place = last.place;
    }
  }
  const since = await store.read((tx) => tx.audit.list({ afterSeq: records.at(-1)?.seq ?? 0 }));
  const came = expectedRows(since, by);
  for (const [table, proof] of proofs) proof.later(came.tables.get(table) ?? new Map());
  const findings = proofs.flatMap(([, proof]) => proof.end());
  const report = { rows, before: rowsBefore, findings };
  const seen = `${rows} rows of ${tables.size} tables`;
  const looked = rowsBefore === 0 ? seen : `${seen}; written before digests were kept: ${rowsBefore} rows, unchanged since`;
  return { check: auditCheck('every fact stands as it was written', [...wrong, ...findings.map(inWords)], looked), report };
}

function inWords({ table, kind, record, number, rows, ids }: RowFinding): string {
  const which = ids.length === 0 ? '' : ` (${ids.join(', ')}${rows > ids.length ? ', …' : ''})`;
  if (kind === 'uncovered') return `${table}: ${rows} rows that no record of the chain covers${which}, of transaction ${number}`;
  const of = `of record ${record}, transaction ${number}`;
  if (kind === 'missing') return `${table}: ${rows} rows missing ${of}`;
  if (kind === 'added') return `${table}: ${rows} rows too many${which} among those ${of}`;
  return `${table}: changed${which}: ${rows} rows or fewer ${of}`;
}

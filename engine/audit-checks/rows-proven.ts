import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';
import { type ExpectedRows, noRowsYet } from './expected-rows.ts';
import { whyNot } from './go-on.ts';
import { type RowFinding, TableProof } from './table-proof.ts';

/** How far a proof has come: what it looks at, and how many of it, of the chain all records, of facts all rows. */
export interface VerifyProgress {
  readonly verifying: string;
  readonly done: number;
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
 * @param expected what the chain says of them, read before the rows are
 */
export async function rowsProven(
  { store }: Pick<EngineContext, 'store'>,
  expected: ExpectedRows,
  tell?: (progress: VerifyProgress) => void,
): Promise<{ check: AuditCheck; report: RowsReport }> {
  const proofs: [string, TableProof][] = [];
  const unread: string[] = [];
  let rows = 0;
  for (const [table, known] of expected.tables) {
    const proof = new TableProof(table, known);
    try {
      for (let place = 0; ; ) {
        const piece = await store.read((tx) => tx.audit.facts(table, place, PIECE));
        for (const row of piece) proof.next({ ...row, number: expected.numberOf(table, row.number) });
        rows += piece.length;
        tell?.({ verifying: table, done: rows });
        const last = piece.at(-1);
        if (last === undefined || piece.length < PIECE) break;
        place = last.place;
      }
      proofs.push([table, proof]);
    } catch (error) {
      unread.push(`${table}: its rows cannot be read: ${whyNot(error)}`);
    }
  }
  const came = await noRowsYet(store);
  for (const record of await store.read((tx) => tx.audit.list({ afterSeq: expected.seq }))) came.next(record);
  for (const [table, proof] of proofs) proof.later(came.tables.get(table) ?? new Map());
  const findings = proofs.flatMap(([, proof]) => proof.end());
  const before = expected.rowsBefore ?? 0;
  const seen = `${rows} rows of ${expected.tables.size} tables`;
  const looked = before === 0 ? seen : `${seen}; written before digests were kept: ${before} rows, unchanged since`;
  const check = auditCheck('every fact stands as it was written', [...unread, ...expected.wrong, ...findings.map(inWords)], looked);
  return { check, report: { rows, before, findings } };
}

function inWords({ table, kind, record, number, rows, ids }: RowFinding): string {
  const which = ids.length === 0 ? '' : ` (${ids.join(', ')}${rows > ids.length ? ', …' : ''})`;
  if (kind === 'uncovered') return `${table}: ${rows} rows that no record of the chain covers${which}, of transaction ${number}`;
  const of = `of record ${record}, transaction ${number}`;
  if (kind === 'missing') return `${table}: ${rows} rows missing ${of}`;
  if (kind === 'added') return `${table}: ${rows} rows too many${which} among those ${of}`;
  return `${table}: changed${which}: ${rows} rows or fewer ${of}`;
}

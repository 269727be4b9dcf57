import type { AuditRecord, RowsBefore, RowsWritten } from '../../adapters/store/store.ts';
import type { Expected } from './table-proof.ts';

/** What the chain says of rows: by table, then by the number of the transaction that wrote them. */
export interface ExpectedRows {
  readonly tables: ReadonlyMap<string, Map<number, Expected>>;
  /** Rows of the ledger up to this batch stand under 0: they are from before digests were kept. */
  readonly batchBefore: number;
  /** How many those are, of all tables. */
  readonly rowsBefore: number;
  /** Records that no transaction of this program could have written. */
  readonly wrong: readonly string[];
}

/** Under which number rows from before digests were kept are proven. */
const BEFORE = 0;

/**
 * Reads what the chain says of rows. Only the first record of the chain that speaks of rows may speak of those from before: a later one, or a second
 * one about the same transaction, would be there to cover what somebody changed.
 * @param by by what the rows of each table are numbered
 */
export function expectedRows(records: readonly AuditRecord[], by: ReadonlyMap<string, 'batch' | 'written'>): ExpectedRows {
  const tables = new Map<string, Map<number, Expected>>([...by.keys()].map((table) => [table, new Map()]));
  const wrong: string[] = [];
  let before: RowsBefore | null = null;
  let isFirst = true;
  for (const record of records) {
    if (record.kind !== 'rows/before' && record.kind !== 'rows/written') continue;
    const body: RowsBefore | RowsWritten = JSON.parse(record.body);
    if (record.kind === 'rows/before' && isFirst) before = body as RowsBefore;
    else if (record.kind === 'rows/before')
      wrong.push(`record ${record.seq} speaks of rows from before, and records of rows stand before it`);
    isFirst = false;
    for (const [table, rows] of Object.entries(body.rows)) {
      const known = tables.get(table);
      const number = 'number' in body ? (by.get(table) === 'batch' ? body.batch : body.number) : BEFORE;
      if (known === undefined || number === null)
        wrong.push(`record ${record.seq} proves rows of ${table}, which this version cannot check`);
      else if (known.has(number)) wrong.push(`record ${record.seq} proves rows of ${table} that an earlier record proved`);
      else known.set(number, { ...rows, record: record.seq });
    }
  }
  const rowsBefore = Object.values(before?.rows ?? {}).reduce((sum, { n }) => sum + n, 0);
  return { tables, batchBefore: before?.batch ?? 0, rowsBefore, wrong };
}

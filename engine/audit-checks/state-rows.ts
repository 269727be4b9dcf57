import { STATE_KEYS, type StateRow, type Store, type StoreTransaction } from '../../adapters/store/store.ts';
import type { Told, ToldState } from './told-state.ts';

/* Rows are read in pieces, each in a transaction of its own: a long table blocks nobody. */
const PIECE = 500;

/** Reads every row of a table of state, with the chain told up to the moment of reading. @returns the ids of all rows */
export async function eachStateRow(
  store: Store,
  table: keyof typeof STATE_KEYS,
  told: ToldState,
  look: (tx: StoreTransaction, id: string, row: StateRow) => void | Promise<void>,
): Promise<ReadonlySet<string>> {
  const key = STATE_KEYS[table];
  const seen = new Set<string>();
  for (let after = ''; ; ) {
    const rows = await store.read(async (tx) => {
      await told.catchUp(tx);
      const found = await tx.audit.stateRows(table, after, PIECE);
      for (const row of found) await look(tx, String(row[key]), row);
      return found;
    });
    for (const row of rows) seen.add(String(row[key]));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PIECE) return seen;
    after = String(last[key]);
  }
}

/** Which cells are not what the chain says, in words. */
export function cellsWrong(row: StateRow, told: Told['cells']): string[] {
  return Object.entries(told)
    .filter(([column, cell]) => row[column] !== cell)
    .map(([column, cell]) => `${column} is ${String(row[column])}, by the chain ${String(cell)}`);
}

/** Rows that the chain tells of and nobody found: looked for once more, since they may have come while the table was read. */
export async function rowsGone(
  store: Store,
  told: ReadonlyMap<string, unknown>,
  seen: ReadonlySet<string>,
  isThere: (tx: StoreTransaction, id: string) => Promise<boolean>,
): Promise<string[]> {
  const gone: string[] = [];
  for (const id of told.keys()) {
    if (!seen.has(id) && !(await store.read((tx) => isThere(tx, id)))) gone.push(id);
  }
  return gone;
}

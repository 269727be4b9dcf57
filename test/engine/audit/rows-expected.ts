import type { Store } from '../../../adapters/store/store.ts';
import { chainPieces } from '../../../engine/audit-checks/chain-pieces.ts';
import { type ExpectedRows, noRowsYet } from '../../../engine/audit-checks/expected-rows.ts';

/** All that the chain of a store says of rows. */
export async function rowsExpected(store: Store): Promise<ExpectedRows> {
  const expected = await noRowsYet(store);
  for await (const { records } of chainPieces(store)) for (const record of records) expected.next(record);
  return expected;
}

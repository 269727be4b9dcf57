import { charges } from '../../core/lease/schedule.ts';
import type { Charge } from '../../core/ledger/ledger.ts';
import type { EngineContext } from '../../engine/context.ts';
import { ROWS_PER_TRANSACTION } from '../../engine/imports/import-run.ts';
import { benchLease, benchTenant } from './bench-leases.ts';
import { YEARS } from './bench-site.ts';

/** Saves tenants, in transactions of 500. */
export async function saveTenants(context: EngineContext, count: number): Promise<void> {
  for (let n = 0; n < count; n += ROWS_PER_TRANSACTION) {
    await context.store.transaction(async (tx) => {
      for (let i = n; i < Math.min(count, n + ROWS_PER_TRANSACTION); i++) await tx.estate.saveTenant(benchTenant(i), context.clock.now());
    });
  }
}

/** Derives the charges of leases over the three years and adds them to the ledger, 500 in a transaction. @returns how many */
export async function deriveCharges(context: EngineContext, leases: number): Promise<number> {
  let waiting: Charge[] = [];
  let rows = 0;
  const add = async (batch: readonly Charge[]) => {
    const added = await context.store.transaction((tx) => tx.ledger.addCharges(batch));
    rows += added.filter((each) => each === 'accepted').length;
  };
  for (let n = 0; n < leases; n++) {
    const now = context.clock.now();
    for (const draft of charges(benchLease(n), YEARS.from, YEARS.to).charges) waiting.push({ ...draft, knownAt: now, backfilled: false });
    while (waiting.length >= ROWS_PER_TRANSACTION) {
      await add(waiting.slice(0, ROWS_PER_TRANSACTION));
      waiting = waiting.slice(ROWS_PER_TRANSACTION);
    }
  }
  if (waiting.length > 0) await add(waiting);
  return rows;
}

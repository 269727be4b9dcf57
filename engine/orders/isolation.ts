import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';

/** The safety isolation that keeps a circuit off, or null: set on site by a person, and the only thing that can hold an unlock. */
export async function isolationOf(tx: StoreTransaction, order: SwitchOrder, now: Instant): Promise<string | null> {
  const found = (await tx.cases.stops(now)).find(
    ({ kind, scope, target }) =>
      kind === 'isolation' &&
      (scope === 'site' || (scope === 'tenant' && target === order.tenantId) || (scope === 'circuit' && target === order.circuitId)),
  );
  return found?.stopId ?? null;
}

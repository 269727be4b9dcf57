import type { WorkOrder } from '../adapters/store/store.ts';
import type { Hold, Stop } from '../core/lock/case.ts';
import type { EngineContext } from './context.ts';

/** What people have set and what waits for them: for the page on which they act. */
export interface Standing {
  readonly holds: readonly Hold[];
  readonly stops: readonly Stop[];
  /** Tasks for a person, newest first. */
  readonly workOrders: readonly WorkOrder[];
  /** Circuits that our own locks hold off. */
  readonly locked: readonly { readonly circuitId: string; readonly caseId: string; readonly since: string }[];
}

const MOST = 200;

/** The holds and stops in force, the circuits held off, and the last work orders. */
export async function standing(context: EngineContext): Promise<Standing> {
  const now = context.clock.now();
  return context.store.read(async (tx) => ({
    holds: await tx.cases.holds(null, now),
    stops: await tx.cases.stops(now),
    workOrders: await tx.cases.workOrders(MOST),
    locked: (await tx.cases.heldCircuits({})).map(({ circuitId, caseId, since }) => ({ circuitId, caseId, since })),
  }));
}

import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { UnlockFacts } from '../../core/lock/may-unlock/facts.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { EngineContext } from '../context.ts';
import { installationOf, openedNumbers } from './opened-meter.ts';

/** Reads what bounds an unlock; `answeringNumber` is what the meter has just said, or null while nobody has read it. */
export async function readUnlockFacts(
  tx: StoreTransaction,
  context: EngineContext,
  order: Pick<SwitchOrder, 'circuitId' | 'meterId' | 'tenantId' | 'caseIds'>,
  answeringNumber: string | null,
  now: Instant,
): Promise<UnlockFacts> {
  const { circuitId, tenantId, caseIds } = order;
  const heldBy: UnlockFacts['heldBy'][number][] = [];
  for (const { caseId } of await tx.cases.heldCircuits({ circuitId })) {
    const holder = await tx.cases.get(caseId);
    /* A hold whose case is lost is still a lock of ours. */
    heldBy.push({ caseId, rung: holder?.rung ?? 'closed' });
  }
  const lockCase = await tx.cases.get(caseIds[0] ?? '');
  const lease = lockCase && (await tx.leases.get(lockCase.leaseId));
  const installed = await installationOf(tx, context, order, now);
  const opened = await openedNumbers(tx, circuitId);
  return {
    circuitId,
    tenantId,
    caseIds,
    heldBy,
    stops: (await tx.cases.stops(now)).map(({ stopId, kind, scope, target, until }) => ({ stopId, kind, scope, target, until })),
    reconnect: { meter: installed?.reconnect ?? null, lease: lease?.reconnect ?? null },
    openedNumbers: opened.length === 0 && installed ? [installed.number] : opened,
    answeringNumber,
  };
}

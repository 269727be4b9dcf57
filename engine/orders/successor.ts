import type { StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn, MINUTE_MS, plusMs } from '../../core/calendar/civil.ts';
import type { MeterInstallation } from '../../core/estate/estate.ts';
import { confirm } from '../../core/lock/confirmation.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { OrderResult } from '../carry-out-orders.ts';
import type { EngineContext } from '../context.ts';
import { unlockDone, unlockLater } from './end-unlock.ts';

/** The meter that the estate shows on the circuit today instead of the one that our lock opened, or null. */
export async function successorOf(tx: StoreTransaction, context: EngineContext, order: SwitchOrder): Promise<MeterInstallation | null> {
  const today = await tx.estate.meterOf(order.circuitId, dateIn(context.clock.now(), context.timeZone));
  return today && today.meterId !== order.meterId ? today : null;
}

/**
 * The DTU does not know the locked meter any more and the estate shows another one: it was replaced. The new one is only read: when it reads on,
 * supply is back; when it does not, its switch is not ours to close, and a person is called at once.
 */
export async function askSuccessor(context: EngineContext, order: SwitchOrder, successor: MeterInstallation): Promise<OrderResult | null> {
  const { dtuId, meterId, number } = successor;
  const answer = await context.gateway.request(dtuId, 'read', meterId, {
    expiresAt: plusMs(context.clock.now(), MINUTE_MS),
    control: true,
  });
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const reading = answer.kind === 'reading' && answer.reading.number === number ? answer.reading : null;
    const seen = reading && confirm({ action: 'unlock', makeReady: false, rateBefore: null }, reading);
    if (reading && seen?.outcome === 'done') return unlockDone(tx, context, order, seen, reading, now);
    const state = reading ? `whose switch reads '${reading.switchState}', and not by us` : 'which does not answer under its number';
    const reason = `its DTU does not know meter ${order.meterId} any more, which our lock opened; the estate shows ${meterId}, ${state}`;
    return unlockLater(tx, order, reason, now, { inDoubt: false, person: 'unlock-overdue' });
  });
}

import type { StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn } from '../../core/calendar/civil.ts';
import type { Reading } from '../../core/estate/reading.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { EngineContext } from '../context.ts';

/** Does the meter that answers name the number that stands in the estate for the ordered one? (PROTOCOLS §6: swapped addresses, stale maps) */
export async function isOrderedMeter(tx: StoreTransaction, context: EngineContext, order: SwitchOrder, reading: Reading): Promise<boolean> {
  const installed = await tx.estate.meterOf(order.circuitId, dateIn(context.clock.now(), context.timeZone));
  return installed?.meterId === order.meterId && reading.meterId === order.meterId && reading.number === installed.number;
}

import type { StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn, type Instant } from '../../core/calendar/civil.ts';
import type { MeterInstallation } from '../../core/estate/estate.ts';
import type { EngineContext } from '../context.ts';

/** The number that the meter named when a frame of this order was recorded, from the chain: the estate may have been rewritten since. Null without a frame. */
export async function frameNumber(tx: StoreTransaction, caseId: string, orderId: string): Promise<string | null> {
  let number: string | null = null;
  for (const record of await tx.audit.list({ caseId })) {
    if (record.kind !== 'order/frame') continue;
    const body: { orderId?: unknown; number?: unknown } = JSON.parse(record.body);
    if (body.orderId === orderId && typeof body.number === 'string') number = body.number;
  }
  return number;
}

/** The numbers that the meter named when our locks opened the circuit. */
export async function openedNumbers(tx: StoreTransaction, circuitId: string): Promise<string[]> {
  const numbers = new Set<string>();
  for (const { caseId, orderId } of await tx.cases.heldCircuits({ circuitId })) {
    const number = await frameNumber(tx, caseId, orderId);
    if (number !== null) numbers.add(number);
  }
  return [...numbers].sort();
}

/** The installation of a meter on a circuit as the estate has it today, else as it had it when the lock came; null when it knows neither. */
export async function installationOf(
  tx: StoreTransaction,
  context: EngineContext,
  { circuitId, meterId }: { readonly circuitId: string; readonly meterId: string },
  now: Instant,
): Promise<MeterInstallation | null> {
  const [hold] = await tx.cases.heldCircuits({ circuitId });
  for (const at of [now, ...(hold ? [hold.since] : [])]) {
    const installed = await tx.estate.meterOf(circuitId, dateIn(at, context.timeZone));
    if (installed?.meterId === meterId) return installed;
  }
  return null;
}

/**
 * How the estate differs from the meter that we locked and that answers, or null. It keeps nobody in the dark: supply comes back through
 * the switch that we opened, and a person corrects the estate.
 */
export async function estateDiffers(
  tx: StoreTransaction,
  context: EngineContext,
  { circuitId, meterId, number }: { readonly circuitId: string; readonly meterId: string; readonly number: string },
  now: Instant,
): Promise<string | null> {
  const today = await tx.estate.meterOf(circuitId, dateIn(now, context.timeZone));
  const ours = `our lock opened meter ${meterId}, number ${number}, and the unlock goes to that one: correct the estate`;
  if (!today) return `the estate shows no meter on circuit ${circuitId} today; ${ours}`;
  if (today.meterId === meterId && today.number === number) return null;
  return `the estate shows meter ${today.meterId}, number ${today.number}, on circuit ${circuitId} today; ${ours}`;
}

import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, dateIn, type Instant } from '../../core/calendar/civil.ts';
import type { Circuit } from '../../core/estate/estate.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { CircuitFacts, OrderFacts } from '../../core/lock/facts.ts';
import type { EngineContext } from '../context.ts';

/** Every circuit of the units of a lease, by id, as estate, gateway and orders have it. */
export async function readCircuits(
  tx: StoreTransaction,
  context: EngineContext,
  lockCase: LockCase,
  unitIds: readonly string[],
  now: Instant,
): Promise<CircuitFacts[]> {
  const today = dateIn(now, context.timeZone);
  const orders = await tx.cases.orders({ caseId: lockCase.caseId });
  const found: CircuitFacts[] = [];
  for (const unitId of unitIds) {
    const unit = await tx.estate.unit(unitId);
    const occupiedBy = await occupants(tx, unitId, today);
    for (const circuit of await tx.estate.circuits(unitId)) {
      const ofCircuit = orders.filter((order) => order.circuitId === circuit.circuitId);
      found.push({
        circuit,
        floor: unit?.floor ?? null,
        occupiedBy,
        ...(await readMeter(tx, context, circuit, today)),
        heldBy: await holders(tx, circuit.circuitId),
        orders: await Promise.all(ofCircuit.map((order) => readOrder(tx, order))),
      });
    }
  }
  return found.sort((a, b) => (a.circuit.circuitId < b.circuit.circuitId ? -1 : 1));
}

async function occupants(tx: StoreTransaction, unitId: string, today: CivilDate): Promise<string[]> {
  const occupancies = await tx.estate.occupancies(unitId);
  const current = occupancies.filter(({ from, to }) => from <= today && (to === null || to > today));
  return [...new Set(current.map(({ tenantId }) => tenantId))].sort();
}

async function readMeter(
  tx: StoreTransaction,
  context: EngineContext,
  { circuitId }: Circuit,
  today: CivilDate,
): Promise<Pick<CircuitFacts, 'meter' | 'reading' | 'dtuOnline'>> {
  const installed = await tx.estate.meterOf(circuitId, today);
  if (!installed) return { meter: null, reading: null, dtuOnline: false };
  const { meterId, dtuId, number, profile } = installed;
  const last = context.lastReading(meterId);
  return {
    meter: { meterId, dtuId, number, profile },
    reading: last && { takenAt: last.takenAt, number: last.number, switchState: last.switchState, rate: last.rate },
    dtuOnline: context.gateway.online(dtuId),
  };
}

async function holders(tx: StoreTransaction, circuitId: string): Promise<CircuitFacts['heldBy']> {
  const found: CircuitFacts['heldBy'][number][] = [];
  for (const { caseId } of await tx.cases.heldCircuits({ circuitId })) {
    const holder = await tx.cases.get(caseId);
    if (holder) found.push({ caseId, rung: holder.rung });
  }
  return found;
}

async function readOrder(tx: StoreTransaction, order: { orderId: string; action: OrderFacts['action'] }): Promise<OrderFacts> {
  const { orderId, action } = order;
  const effect = await tx.effects.get(orderId);
  /* An order without its effect could never be carried out: it counts as one that nobody knows about. */
  if (!effect) return { orderId, action, state: 'unknown', dueAt: '1970-01-01T00:00:00.000Z', expiresAt: null, endedAt: null };
  return { orderId, action, state: effect.state, dueAt: effect.dueAt, expiresAt: effect.expiresAt, endedAt: effect.endedAt };
}

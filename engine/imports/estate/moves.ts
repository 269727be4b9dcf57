import type { StoreTransaction } from '../../../adapters/store/store.ts';
import type { Circuit, MeterInstallation } from '../../../core/estate/estate.ts';
import type { Problem } from '../../../core/parsing/parsed.ts';
import type { KnownEstate } from '../known-estate.ts';
import { keptAll } from './kept.ts';

/** Whether a circuit would change its unit or utility under meters that were read: what they counted would be another tenant's, or another thing. */
export async function circuitMoves(tx: StoreTransaction, known: KnownEstate, circuit: Circuit): Promise<Problem | null> {
  const before = known.circuit(circuit.circuitId);
  if (before === null) return null;
  const place = (['unitId', 'utility'] as const).find((name) => before[name] !== circuit[name]);
  if (place === undefined) return null;
  for (const { meterId } of known.metersOn(circuit.circuitId)) {
    if (!(await wasRead(tx, meterId))) continue;
    const reason = `circuit '${circuit.circuitId}' is of ${before[place]}, and its meter '${meterId}' was read: give a new circuit with a new meter`;
    return { place, reason };
  }
  return null;
}

/** Whether a meter that was read would change its first day or its circuit. What a fitter wrote down at its ends may still be put right. */
export async function meterMoves(tx: StoreTransaction, known: KnownEstate, meter: MeterInstallation): Promise<Problem | null> {
  const before = known.meter(meter.meterId);
  if (before === null) return null;
  const place = (['from', 'circuitId'] as const).find((name) => before[name] !== meter[name]);
  if (place === undefined || !(await wasRead(tx, meter.meterId))) return null;
  const reason = `meter '${meter.meterId}' was read, and ${place === 'from' ? 'stands there from' : 'is on'} ${before[place]}: end it (to), and give what stands there now an id of its own`;
  return { place, reason };
}

async function wasRead(tx: StoreTransaction, meterId: string): Promise<boolean> {
  return (await keptAll(tx, meterId)).some(({ because }) => because !== 'swap');
}

import { TRADES } from '../estate/trades.ts';
import type { Estate } from '../estate/write-files.ts';
import type { TwinState } from '../state/twin-state.ts';
import { loadOf } from './load.ts';
import { advance, type Meter, newMeterState } from './meter.ts';

/** A meter with its place: whose supply it is. */
export interface PlacedMeter extends Meter {
  readonly unitId: string;
  readonly tenantId: string;
}

/**
 * All meters of the mall, on top of their stored states. Meters new to the state begin at `ms`.
 * @returns by meter id, in the order of the estate
 */
export function buildFleet(estate: Estate, state: TwinState, options: { timeZone: string; ms: number }): ReadonlyMap<string, PlacedMeter> {
  const { mall, cast } = estate;
  const circuits = new Map(mall.estate.circuits.map((circuit) => [circuit.circuitId, circuit]));
  const fleet = new Map<string, PlacedMeter>();
  for (const installation of mall.estate.meters) {
    const circuit = circuits.get(installation.circuitId);
    if (!circuit) continue;
    const { meterId } = installation;
    const tenantId = mall.tenantOf.get(circuit.unitId) ?? '';
    const trade = TRADES[mall.shops.get(tenantId)?.trade ?? 'fashion'];
    const { utility, unitId } = circuit;
    let meterState = state.meters[meterId];
    if (!meterState) {
      meterState = newMeterState(options.ms);
      state.meters[meterId] = meterState;
    }
    fleet.set(meterId, {
      installation,
      utility,
      unitId,
      tenantId,
      state: meterState,
      load: loadOf({ seed: state.seed, meterId, utility, trade, timeZone: options.timeZone }),
      stuck: utility === 'electricity' && tenantId === cast.welded,
    });
  }
  return fleet;
}

/** Lets every register count up to `ms`: what a twin does that was away, before time moves. */
export function catchUp(fleet: ReadonlyMap<string, Meter>, ms: number): void {
  for (const meter of fleet.values()) advance(meter, ms);
}

import type { MeterInstallation, Utility } from '../../core/estate/estate.ts';
import type { SwitchState } from '../../core/estate/switch-state.ts';
import type { DtuMeterReading } from '../../core/protocols/dtu-json/messages.ts';
import type { MeterState } from '../state/twin-state.ts';
import type { Load } from './load.ts';
import { STEP_MS, stepOf } from './shape.ts';

const HOUR_MS = 3_600_000;

export interface Meter {
  readonly installation: MeterInstallation;
  readonly utility: Utility;
  readonly state: MeterState;
  readonly load: Load;
  /** A welded contact or a stuck valve: it says off, and the flow goes on. */
  readonly stuck: boolean;
}

/** A meter that has counted nothing yet. */
export function newMeterState(at: number): MeterState {
  return { work: 0, at, switch: 'on' };
}

/** Whether something can flow: the state of the contact, or a fault that belies it. */
export function flows(meter: Meter): boolean {
  return meter.state.switch === 'on' || meter.stuck;
}

/** W or l/h that is drawn at a moment. */
export function rateAt(meter: Meter, ms: number): number {
  return flows(meter) ? meter.load(stepOf(ms)) : 0;
}

/** Counts what flowed up to `ms`, step by step. Going back does nothing: a register only grows. */
export function advance(meter: Meter, ms: number): void {
  const { state } = meter;
  const flowing = flows(meter);
  while (state.at < ms) {
    const step = stepOf(state.at);
    const until = Math.min((step + 1) * STEP_MS, ms);
    if (flowing) state.work += meter.load(step) * (until - state.at);
    state.at = until;
  }
}

/** Wh or litres so far. */
export function registerOf(meter: Meter): number {
  return Math.floor(meter.state.work / HOUR_MS);
}

/** What the meter says at a moment; its register has counted up to then. */
export function readMeter(meter: Meter, ms: number): DtuMeterReading {
  advance(meter, ms);
  const electric = meter.utility === 'electricity';
  const { meterId, number } = meter.installation;
  return {
    meter: meterId,
    number,
    utility: meter.utility,
    register: registerOf(meter),
    rates: null,
    rate: rateAt(meter, ms),
    voltage: electric ? 228 + (stepOf(ms) % 5) : null,
    switch: meter.state.switch,
  };
}

/** Moves the contact or valve at a moment, having counted what flowed until then. */
export function setSwitch(meter: Meter, to: SwitchState, ms: number): void {
  advance(meter, ms);
  meter.state.switch = to;
}

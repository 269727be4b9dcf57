import type { Instant } from '../calendar/civil.ts';
import type { Utility } from './estate.ts';
import type { SwitchState } from './switch-state.ts';

/** What a meter says at one moment. Registers are integers: Wh, or litres. */
export interface Reading {
  readonly dtuId: string;
  readonly meterId: string;
  readonly utility: Utility;
  /** The number that the meter itself reports. */
  readonly number: string;
  readonly takenAt: Instant;
  /** Wh or litres, ever growing. */
  readonly register: number;
  /** The meter's own registers per rate (peak, flat, valley …), Wh or litres, or null when it keeps none. */
  readonly rates: Readonly<Record<string, number>> | null;
  /** Watts, or litres per hour: what is being drawn now. */
  readonly rate: number;
  /** Volts, or null for water. */
  readonly voltage: number | null;
  readonly switchState: SwitchState;
}

/** A reading kept for ever, because money or a lock hangs on it. */
export interface BillingReading extends Reading {
  readonly because: 'period-end' | 'lock' | 'unlock' | 'swap';
  /** When we knew. */
  readonly knownAt: Instant;
}

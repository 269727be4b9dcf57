import type { Reading } from '../estate/reading.ts';
import type { PhysicsVerdict, SwitchAction } from './order.ts';

/** What was ordered, and how power or flow stood before. */
export interface Ordered {
  readonly action: SwitchAction;
  /** For an unlock: only made ready for the button on the meter. */
  readonly makeReady: boolean;
  /** Watts or litres per hour before the switch was to move; null when nobody read it. */
  readonly rateBefore: number | null;
}

export interface Confirmation {
  /** `done`: the meter's own status reads so and physics does not contradict. `not-yet`: it reads otherwise. `contradicted`: it reads so, and something still flows. */
  readonly outcome: 'done' | 'not-yet' | 'contradicted';
  readonly physics: PhysicsVerdict;
  readonly reason: string | null;
}

/* Meters show a little of nothing: creep of the register, a drop under a closed valve. */
const NOTHING: Readonly<Record<Reading['utility'], number>> = { electricity: 5, water: 2 };

/** Does a reading show that something flows? */
export function draws(reading: Pick<Reading, 'rate' | 'utility'>): boolean {
  return reading.rate > NOTHING[reading.utility];
}

/**
 * Compares what a meter says with what was ordered. An acknowledgement plays no part in it: the state is read, and physics is asked
 * (no load before and none after says nothing).
 */
export function confirm(ordered: Ordered, reading: Reading): Confirmation {
  const { action, makeReady, rateBefore } = ordered;
  const state = reading.switchState;
  if (action === 'lock') {
    if (state !== 'off') return { outcome: 'not-yet', physics: 'silent', reason: `the switch reads '${state}'` };
    if (draws(reading)) {
      return {
        outcome: 'contradicted',
        physics: 'contradicts',
        reason: `the switch reads 'off' while ${reading.rate} still flow (welded contact, bypass, or the wrong meter)`,
      };
    }
    const drew = rateBefore !== null && draws({ rate: rateBefore, utility: reading.utility });
    return { outcome: 'done', physics: drew ? 'confirms' : 'silent', reason: null };
  }
  const back = state === 'on' || (makeReady && state === 'ready');
  if (!back) return { outcome: 'not-yet', physics: 'silent', reason: `the switch reads '${state}'` };
  return { outcome: 'done', physics: draws(reading) ? 'confirms' : 'silent', reason: null };
}

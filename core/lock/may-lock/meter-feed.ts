import { MINUTE_MS, plusMs } from '../../calendar/civil.ts';
import { GIVEN, notNow, type Permit } from './permit.ts';

/** The meter has reported lately. */
export const meterFeed: Permit = ({ circuit }, pack, now) => {
  const { reading } = circuit;
  const { meterMinutes } = pack.freshness;
  if (reading !== null && reading.takenAt >= plusMs(now, -meterMinutes * MINUTE_MS)) return GIVEN;
  return [notNow('meter-feed', `circuit ${circuit.circuit.circuitId} has not reported for ${meterMinutes} minutes`)];
};

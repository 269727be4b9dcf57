import { DAY_MS, HOUR_MS, plusMs } from '../../calendar/civil.ts';
import type { LimitFacts } from '../facts.ts';
import { denied, type Finding, notNow, type Permit } from './permit.ts';

/** Few units at a time: per hour, per floor and hour, and per day, so that a mistake stays small and can be seen (PROTOCOLS §6). */
export const limits: Permit = ({ limits: locks, circuit }, pack, now) => {
  const { floor } = circuit;
  const { unitId } = circuit.circuit;
  if (floor === null) return [denied('limit-floor', `unit ${unitId} is not known, so neither is its floor`)];
  const findings: Finding[] = [];
  const { perHour, perFloorPerHour, perDay } = pack.limits;
  const hour = otherUnits(locks.lastHour, unitId);
  if (!(hour.length < perHour)) findings.push(notNow('limit-hour', `${perHour} units an hour`, plusMs(now, HOUR_MS)));
  if (!(hour.filter((unit) => unit.floor === floor).length < perFloorPerHour)) {
    findings.push(notNow('limit-floor', `${perFloorPerHour} units an hour on floor ${floor}`, plusMs(now, HOUR_MS)));
  }
  if (!(otherUnits(locks.lastDay, unitId).length < perDay))
    findings.push(notNow('limit-day', `${perDay} units a day`, plusMs(now, DAY_MS / 4)));
  return findings;
};

/* The second circuit of a unit adds nothing: half a locked unit helps nobody. */
function otherUnits(locks: LimitFacts['lastHour'], unitId: string): LimitFacts['lastHour'] {
  const units = new Map(locks.filter((lock) => lock.unitId !== unitId).map((lock) => [lock.unitId, lock]));
  return [...units.values()];
}

import { MINUTE_MS, plusMs } from '../../calendar/civil.ts';
import { denied, type Finding, notNow, type Permit } from './permit.ts';

const TOLERANCE_MS = 5 * MINUTE_MS;

/** The clock can be believed: it does not run behind what the store has noted, and no reading of this meter lies ahead of it. */
export const clockFeed: Permit = ({ site, circuit }, _pack, now) => {
  const findings: Finding[] = [];
  if (!(now >= site.clockNotedAt))
    findings.push(denied('clock-feed', `the clock says ${now}, behind ${site.clockNotedAt} that was noted before`));
  const { reading } = circuit;
  if (reading !== null && reading.takenAt > plusMs(now, TOLERANCE_MS)) {
    findings.push(notNow('clock-feed', `meter and site disagree about the time: a reading of ${reading.takenAt} at ${now}`));
  }
  return findings;
};

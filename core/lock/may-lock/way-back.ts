import { MINUTE_MS, plusMs } from '../../calendar/civil.ts';
import { denied, type Finding, notNow, type Permit } from './permit.ts';

/**
 * The way back is proven before anything is switched: the DTU answers, the switch was read lately and is on
 * (or off by another case of ours), and the meter itself names the number that stands in the estate.
 */
export const wayBack: Permit = ({ circuit, case: lockCase }, pack, now) => {
  const { meter, reading, heldBy, dtuOnline } = circuit;
  const { circuitId } = circuit.circuit;
  const findings: Finding[] = [];
  if (dtuOnline !== true)
    findings.push(notNow('dtu-offline', `DTU ${meter?.dtuId ?? '?'} is not online: supply could not be brought back`));
  if (heldBy.some((hold) => hold.rung === 'unlocking'))
    findings.push(notNow('switch-state', `circuit ${circuitId} is just being released`));
  if (reading === null || !(reading.takenAt >= plusMs(now, -pack.freshness.switchMinutes * MINUTE_MS))) {
    findings.push(notNow('switch-read', `the switch of circuit ${circuitId} was not read within ${pack.freshness.switchMinutes} minutes`));
  }
  if (reading !== null && meter !== null && reading.number !== meter.number) {
    findings.push(denied('meter-number', `meter ${meter.meterId} says its number is ${reading.number}, the estate says ${meter.number}`));
  }
  const heldByOthers = heldBy.some((hold) => hold.caseId !== lockCase.caseId && (hold.rung === 'locking' || hold.rung === 'locked'));
  if (reading !== null && reading.switchState !== 'on' && !(reading.switchState === 'off' && heldByOthers)) {
    findings.push(denied('switch-state', `the switch of circuit ${circuitId} reads '${reading.switchState}', and not by us`));
  }
  return findings;
};

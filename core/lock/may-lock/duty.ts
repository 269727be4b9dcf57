import { dateIn, HOUR_MS, plusDays, plusMs, timeIn } from '../../calendar/civil.ts';
import { isStaffed, isWithin } from '../hours.ts';
import { type Finding, notNow, type Permit } from './permit.ts';

/** Somebody is on duty now and until supply could be back (L8, L9), and again tomorrow: never lock into a day on which nobody takes payment. */
export const duty: Permit = ({ site }, pack, now) => {
  const findings: Finding[] = [];
  const back = plusMs(now, pack.duty.hoursUntilBack * HOUR_MS);
  const manned = [now, back].every((at) => isStaffed(dateIn(at, site.timeZone), pack) && isWithin(timeIn(at, site.timeZone), pack.duty));
  if (!manned) findings.push(notNow('L9', `nobody is on duty for the ${pack.duty.hoursUntilBack} hours until supply could be back`));
  if (!isStaffed(plusDays(dateIn(now, site.timeZone), 1), pack)) findings.push(notNow('L9', 'nobody is on duty tomorrow'));
  return findings;
};

import { dateIn, timeIn } from '../../calendar/civil.ts';
import { isLockDay, isWithin, nextLockWindow } from '../hours.ts';
import { GIVEN, notNow, type Permit } from './permit.ts';

/** Within the lock window of a permitted weekday, no holiday and, where the pack says so, no eve of one (L10, L11, L26). */
export const hours: Permit = ({ site }, pack, now) => {
  const date = dateIn(now, site.timeZone);
  const { from, to } = pack.lockWindow;
  if (isLockDay(date, pack) && isWithin(timeIn(now, site.timeZone), pack.lockWindow)) return GIVEN;
  const until = nextLockWindow(now, pack, site.timeZone);
  return [notNow('L10', `locks leave from ${from} to ${to} on permitted days only`, until)];
};

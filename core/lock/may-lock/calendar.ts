import { dateIn, plusDays } from '../../calendar/civil.ts';
import { denied, GIVEN, type Permit } from './permit.ts';

/** The calendar of holidays covers today and tomorrow: without it nobody knows whether this is an eve (L9, L10). */
export const calendar: Permit = ({ site }, pack, now) => {
  const today = dateIn(now, site.timeZone);
  const { from, to } = pack.calendar;
  return from <= today && to >= plusDays(today, 1)
    ? GIVEN
    : [denied('calendar', `the pack's calendar (${from} to ${to}) does not cover today and tomorrow`)];
};

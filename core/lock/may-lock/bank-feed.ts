import { dateIn, plusDays } from '../../calendar/civil.ts';
import { GIVEN, notNow, type Permit } from './permit.ts';

/** The bank has told everything up to a recent day: who has paid yesterday is not locked today. */
export const bankFeed: Permit = ({ money, site }, pack, now) => {
  const wanted = plusDays(dateIn(now, site.timeZone), -pack.freshness.bankDays);
  const covered = money.bankCoveredThrough;
  if (covered !== null && covered >= wanted) return GIVEN;
  return [notNow('bank-feed', `the bank feed must cover ${wanted}; it covers ${covered ?? 'nothing'}`)];
};

import { DAY_MS, plusMs } from '../../calendar/civil.ts';
import { deliveredAt } from '../delivery.ts';
import { denied, GIVEN, notNow, type Permit } from './permit.ts';

/** The notice was delivered, by a proof that counts, and the days that the lease's clause gives from it have passed (L1, L4, L30). */
export const notice: Permit = ({ notice: document, lease, site }, pack, now) => {
  const delivered = deliveredAt(document, pack, site.mode, now);
  if (delivered === null) return [denied('L1', 'there is no evidence that the notice was delivered')];
  const days = lease?.clause?.noticeDays ?? 0;
  const from = plusMs(delivered, days * DAY_MS);
  return now >= from ? GIVEN : [notNow('L30', `the lease gives ${days} days from the notice, delivered ${delivered}`, from)];
};

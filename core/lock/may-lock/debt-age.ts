import { dateIn, daysBetween, instantAt, plusDays } from '../../calendar/civil.ts';
import { denied, type Finding, notNow, type Permit } from './permit.ts';

/** Late for long enough (L2, L22), and not so old that it cannot justify a lock any more (L18). Counted from the due date, in whole days of the site. */
export const debtAge: Permit = ({ case: lockCase, charges, site }, pack, now) => {
  const findings: Finding[] = [];
  const from = instantAt(plusDays(lockCase.clockDate, pack.ladder.lockAfterDays), '00:00', site.timeZone);
  if (!(now >= from))
    findings.push(notNow('L22', `a lock comes ${pack.ladder.lockAfterDays} days after ${lockCase.clockDate} at the earliest`, from));
  const today = dateIn(now, site.timeZone);
  for (const { chargeId, dueDate, openMinor } of charges) {
    if (openMinor > 0 && !(daysBetween(dueDate, today) <= pack.maxDebtAgeDays)) {
      findings.push(denied('L18', `${chargeId} has been due since ${dueDate}, longer than ${pack.maxDebtAgeDays} days`));
    }
  }
  return findings;
};

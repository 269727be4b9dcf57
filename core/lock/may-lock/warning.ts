import { DAY_MS, plusMs } from '../../calendar/civil.ts';
import { deliveredAt } from '../delivery.ts';
import { denied, type Finding, notNow, type Permit } from './permit.ts';

/** A second, separate document was delivered (L5, L12), long enough after the notice and long enough before now (L2). */
export const warning: Permit = ({ warning: document, notice, site }, pack, now) => {
  const { warningAfterNoticeDays, lockAfterWarningDays } = pack.ladder;
  const delivered = deliveredAt(document, pack, site.mode, now);
  if (document === null || delivered === null) return [denied('L12', 'there is no evidence that the warning was delivered')];
  const findings: Finding[] = [];
  const noticed = deliveredAt(notice, pack, site.mode, now);
  if (document.messageId === notice?.messageId) findings.push(denied('L5', 'the warning must be a document of its own'));
  if (noticed !== null && delivered < plusMs(noticed, warningAfterNoticeDays * DAY_MS)) {
    findings.push(denied('L12', `the warning was delivered less than ${warningAfterNoticeDays} days after the notice`));
  }
  const from = plusMs(delivered, lockAfterWarningDays * DAY_MS);
  if (!(now >= from))
    findings.push(notNow('L2', `a lock comes ${lockAfterWarningDays} days after the warning, delivered ${delivered}`, from));
  return findings;
};

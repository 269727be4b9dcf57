import { chargeLateFees } from './charge-late-fees.ts';
import type { EngineContext } from './context.ts';
import { type IssueReport, issueCharges } from './issue-charges.ts';

/** Issues what a civil day brings: every charge whose issue date has come, then late fees on what was not paid. */
export async function issueDay(context: EngineContext): Promise<IssueReport> {
  const issued = await issueCharges(context);
  const late = await chargeLateFees(context);
  return {
    ...issued,
    charges: [...issued.charges, ...late.charges],
    bills: [...issued.bills, ...late.bills],
    waiting: [...issued.waiting, ...late.waiting],
  };
}

import type { CreditorRole } from '../../lease/lease.ts';
import { denied, type Finding, type Permit } from './permit.ts';

const RULE: Readonly<Record<CreditorRole, string>> = {
  landlord: 'L4',
  'property-service-provider': 'L3',
  'utility-reseller': 'L24',
};

/** Every charge of the case is of a kind that a lock may enforce for its creditor's role (L3, L4, L24), and none is imported history. */
export const debtType: Permit = ({ charges, case: lockCase }, pack) => {
  const findings: Finding[] = [];
  if (charges.length === 0) findings.push(denied('debt-type', 'no charge of the case is known'));
  for (const { chargeId, debtType: type, creditorRole, currency, backfilled } of charges) {
    const lockable = pack.lockableDebtTypes[creditorRole] ?? [];
    if (!lockable.includes(type)) {
      findings.push(denied(RULE[creditorRole] ?? 'debt-type', `${chargeId}: no lock may enforce ${type} owed to a ${creditorRole}`));
    }
    if (creditorRole !== lockCase.creditorRole)
      findings.push(denied('debt-type', `${chargeId} is owed in another capacity than the case's`));
    if (currency !== lockCase.currency)
      findings.push(denied('debt-type', `${chargeId} is in ${currency}, the case in ${lockCase.currency}`));
    if (backfilled) findings.push(denied('history', `${chargeId} was imported as history and is never lockable`));
  }
  return findings;
};

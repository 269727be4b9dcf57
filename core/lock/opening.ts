import { type CivilDate, daysBetween } from '../calendar/civil.ts';
import type { Creditor } from '../lease/lease.ts';
import type { ChargeBalance } from '../ledger/ledger.ts';
import { openMinor } from '../ledger/ledger.ts';
import type { Pack } from './packs/pack.ts';
import type { Reason } from './reason.ts';

/** What a case would be opened for: charges of one lease, creditor and currency. */
export interface CaseGroup {
  readonly leaseId: string;
  readonly creditor: Creditor;
  readonly currency: string;
  readonly chargeIds: readonly string[];
  /** The oldest of their due dates. */
  readonly clockDate: CivilDate;
  readonly debtMinor: number;
}

export interface OpeningFacts {
  readonly today: CivilDate;
  readonly currency: string;
  /** Open balances of one tenant. */
  readonly balances: readonly ChargeBalance[];
  /** Leases of the tenant whose contract permits disconnection. */
  readonly leasesWithClause: ReadonlySet<string>;
  /** Leases that must not be cut off (L19): a notice that threatens it would be no true one. */
  readonly protectedLeases: ReadonlySet<string>;
  /** Charges that stand in a case already, or stood in one that was settled or released. */
  readonly inCase: ReadonlySet<string>;
  /** Holds in force for the tenant as a whole. */
  readonly holds: readonly string[];
}

export interface Opening {
  readonly groups: readonly CaseGroup[];
  /** Why overdue charges open no case. */
  readonly reasons: readonly Reason[];
}

/** Which cases are to be opened for a tenant today (L3, L4, L14, L24), and why not for the rest. The list of charges of a case is closed here. */
export function casesToOpen(facts: OpeningFacts, pack: Pack): Opening {
  const reasons: Reason[] = [];
  const groups = new Map<string, ChargeBalance[]>();
  for (const balance of facts.balances) {
    const reason = whyNot(balance, facts, pack);
    if (reason) reasons.push(reason);
    else groups.set(groupKey(balance), [...(groups.get(groupKey(balance)) ?? []), balance]);
  }
  const opened: CaseGroup[] = [];
  for (const balances of groups.values()) {
    const group = groupOf(balances);
    if (!group) continue;
    if (facts.holds.length > 0) reasons.push({ rule: 'hold', text: `held (${facts.holds.join(', ')})` });
    else if (group.currency !== facts.currency)
      reasons.push({ rule: 'L14', text: `the floor is in ${facts.currency}, not ${group.currency}` });
    else if (group.debtMinor < pack.minDebtMinor)
      reasons.push({
        rule: 'L14',
        text: `${group.debtMinor} is below the floor of ${pack.minDebtMinor} (minor units of ${group.currency})`,
      });
    else opened.push(group);
  }
  return { groups: opened, reasons };
}

function whyNot(balance: ChargeBalance, facts: OpeningFacts, pack: Pack): Reason | null {
  const { chargeId, leaseId, backfilled, dueDate, debtType, creditor } = balance.charge;
  if (openMinor(balance) <= 0) return { rule: 'settled', text: `${chargeId} is paid` };
  if (backfilled) return { rule: 'history', text: `${chargeId} was imported as history` };
  if (leaseId === null) return { rule: 'L30', text: `${chargeId} belongs to no lease` };
  if (pack.clauseRequired && !facts.leasesWithClause.has(leaseId)) {
    return { rule: 'L30', text: `${chargeId}: lease ${leaseId} has no clause that permits disconnection` };
  }
  if (facts.protectedLeases.has(leaseId)) return { rule: 'L19', text: `${chargeId}: lease ${leaseId} is protected and never locked` };
  if (!(pack.lockableDebtTypes[creditor.role] ?? []).includes(debtType)) {
    return { rule: 'L3', text: `${chargeId}: no lock may enforce ${debtType} owed to a ${creditor.role}` };
  }
  const overdue = daysBetween(dueDate, facts.today);
  if (overdue < pack.ladder.noticeAfterDays) {
    return { rule: 'L22', text: `${chargeId} is due on ${dueDate}; a notice comes ${pack.ladder.noticeAfterDays} days later` };
  }
  if (overdue > pack.maxDebtAgeDays) return { rule: 'L18', text: `${chargeId} is older than ${pack.maxDebtAgeDays} days` };
  if (facts.inCase.has(chargeId)) return { rule: 'in-case', text: `${chargeId} stands in a case already` };
  return null;
}

function groupKey({ charge }: ChargeBalance): string {
  return JSON.stringify([charge.leaseId, charge.creditor.role, charge.creditor.party, charge.amount.currency]);
}

function groupOf(balances: readonly ChargeBalance[]): CaseGroup | null {
  const [first] = balances;
  if (!first || first.charge.leaseId === null) return null;
  return {
    leaseId: first.charge.leaseId,
    creditor: first.charge.creditor,
    currency: first.charge.amount.currency,
    chargeIds: balances.map(({ charge }) => charge.chargeId),
    clockDate: balances.map(({ charge }) => charge.dueDate).sort()[0] ?? first.charge.dueDate,
    debtMinor: balances.reduce((sum, balance) => sum + openMinor(balance), 0),
  };
}

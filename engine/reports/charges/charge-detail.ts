import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { Creditor, DebtType } from '../../../core/lease/debt-type.ts';
import { type ChargeBalance, type Credit, openMinor } from '../../../core/ledger/ledger.ts';
import { type Money, money } from '../../../core/money/money.ts';

/** A charge with how it came about, what changed it, and what is left of it. */
export interface ChargeDetail {
  readonly chargeId: string;
  /** `adjustment`: what a lease that changed made more of a charge. `imported`: under no line, or by another system. */
  readonly kind: 'charge' | 'adjustment' | 'late-fee' | 'imported';
  readonly leaseId: string | null;
  readonly lineId: string | null;
  /** The charge that it adjusts or is a late fee on. */
  readonly about: string | null;
  readonly debtType: DebtType;
  readonly creditor: Creditor;
  readonly periodFrom: CivilDate | null;
  /** First day after the period. */
  readonly periodTo: CivilDate | null;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
  /** Tax in it, as it was issued. */
  readonly amount: Money;
  readonly tax: Money;
  readonly paid: Money;
  /** By the credit notes and write-offs in `credits`. */
  readonly credited: Money;
  readonly open: Money;
  readonly working: string;
  /** Imported history: nothing is ever asked for it. */
  readonly backfilled: boolean;
  /** Ids of the charges that add to it or are late fees on it. */
  readonly adjustments: readonly string[];
  readonly credits: readonly ChargeCredit[];
}

/** A credit note on a charge, or a write-off of it. */
export interface ChargeCredit {
  readonly creditId: string;
  readonly kind: Credit['kind'];
  readonly amount: Money;
  readonly tax: Money;
  /** `schedule` where a lease that changed made it less, else a person. */
  readonly by: string;
  readonly reason: string;
  readonly effectiveOn: CivilDate;
}

/** Charges by lease, line and day, each followed by those that are about it. */
export function chargeDetails(balances: readonly ChargeBalance[], credits: readonly Credit[]): ChargeDetail[] {
  const about = Map.groupBy(balances, ({ charge }) => charge.about);
  const onCharge = Map.groupBy(credits, ({ chargeId }) => chargeId);
  const ids = new Set(balances.map(({ charge }) => charge.chargeId));
  const roots = balances.filter(({ charge }) => charge.about === null || !ids.has(charge.about)).sort(byLine);
  return roots.flatMap(withThoseAbout);

  function withThoseAbout(balance: ChargeBalance): ChargeDetail[] {
    const more = [...(about.get(balance.charge.chargeId) ?? [])].sort(byIssue);
    const detail = detailOf(
      balance,
      more.map(({ charge }) => charge.chargeId),
      onCharge.get(balance.charge.chargeId) ?? [],
    );
    return [detail, ...more.flatMap(withThoseAbout)];
  }
}

function detailOf(balance: ChargeBalance, adjustments: readonly string[], credits: readonly Credit[]): ChargeDetail {
  const { charge, paidMinor, creditedMinor } = balance;
  const { taxMinor, knownAt: _knownAt, tenantId: _tenantId, ...told } = charge;
  const of = (minor: number): Money => money(minor, charge.amount.currency);
  return {
    ...told,
    kind: kindOf(balance),
    tax: of(taxMinor),
    paid: of(paidMinor),
    credited: of(creditedMinor),
    open: of(openMinor(balance)),
    adjustments,
    credits: credits.map(({ chargeId: _chargeId, taxMinor: tax, knownAt: _known, ...credit }) => ({ ...credit, tax: of(tax) })),
  };
}

/* The schedule names what it issues by lease, line and day; nothing else may bear such a name. */
function kindOf({ charge: { chargeId, leaseId, lineId, about, debtType } }: ChargeBalance): ChargeDetail['kind'] {
  if (about !== null) return debtType === 'late-fee' ? 'late-fee' : 'adjustment';
  return leaseId !== null && lineId !== null && chargeId.startsWith(`${leaseId}/${lineId}/`) ? 'charge' : 'imported';
}

function byLine({ charge: a }: ChargeBalance, { charge: b }: ChargeBalance): number {
  const key = ({ leaseId, lineId, periodFrom, issueDate, chargeId }: ChargeBalance['charge']) => [
    ...[leaseId ?? '', lineId ?? '', periodFrom ?? issueDate, chargeId],
  ];
  return compare(key(a), key(b));
}

function byIssue({ charge: a }: ChargeBalance, { charge: b }: ChargeBalance): number {
  return compare([a.issueDate, a.chargeId], [b.issueDate, b.chargeId]);
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const other = b[index] ?? '';
    if (text !== other) return text < other ? -1 : 1;
  }
  return 0;
}

import { adjusted, type BusinessDays, MONDAY_TO_FRIDAY } from '../calendar/business-days.ts';
import { type CivilDate, latest, plusDays } from '../calendar/civil.ts';
import type { Charge, Credit } from '../ledger/ledger.ts';
import { formatMoney } from '../money/decimal.ts';
import { money } from '../money/money.ts';
import { type Account, accountsOf, reduced, SCHEDULE } from './charge-account.ts';
import type { ChargeDraft } from './charge-draft.ts';
import { type Expected, expectedFor } from './expected.ts';
import type { Lease } from './lease.ts';
import { type LineRun, partsOfSpan } from './line-times.ts';
import { orWaits } from './or-waits.ts';
import type { ReckoningFacts } from './reckon.ts';
import type { Span } from './span.ts';

/** A credit note that is due to be given; when it is known is said by whoever stores it. */
export type CreditDraft = Omit<Credit, 'knownAt'>;

export interface AdjustmentFacts extends Partial<ReckoningFacts> {
  readonly today: CivilDate;
  readonly calendar?: BusinessDays;
  /** All charges of the lease, adjustments too. */
  readonly charges: readonly Charge[];
  /** All credits on them. */
  readonly credits: readonly Credit[];
}

export interface Adjustments {
  readonly charges: readonly ChargeDraft[];
  readonly credits: readonly CreditDraft[];
  /** Charges that should be adjusted, perhaps, and cannot be; a person must look at them. */
  readonly waiting: readonly { readonly lineId: string; readonly chargeId: string; readonly reason: string }[];
}

/**
 * What a changed lease (or a report of turnover that came later) changes of what was charged: more is a charge of its own
 * (`<charge>/adj/<n>`), less a credit note (`credit/<charge>/<n>`); a charge that was issued is never edited. Only charges that this
 * schedule issued are adjusted, never those of another system. Credit notes that a person gave count towards less and are never charged back. Asked
 * again with what it answered among the facts, it answers nothing.
 */
export function adjustments(lease: Lease, facts: AdjustmentFacts): Adjustments {
  const known: ReckoningFacts = { earlier: facts.earlier ?? [], meters: facts.meters ?? new Map(), turnover: facts.turnover ?? [] };
  const charges: ChargeDraft[] = [];
  const credits: CreditDraft[] = [];
  const waiting: Adjustments['waiting'][number][] = [];
  for (const account of accountsOf(lease.leaseId, facts.charges, facts.credits)) {
    const { charge, lineId, span } = account;
    const expected = orWaits(() => expectedFor(lease, lineId, span, known));
    const problem = expected.ok ? notComparable(account, expected) : expected.reason;
    if (problem !== null) waiting.push({ lineId, chargeId: charge.chargeId, reason: problem });
    else if (expected.ok) {
      const more = expected.minor - account.minor;
      if (more > 0) charges.push(addition(account, expected, facts));
      else if (more < 0) credits.push(...reduction(account, expected, facts.today));
    }
  }
  return { charges, credits, waiting };
}

/** What the meters must be read for before metered charges are adjusted, as `periodsDue` says it for those to be issued. */
export function metersToAdjust(
  lease: Lease,
  earlier: readonly Lease[],
  charges: readonly Charge[],
): { readonly lineId: string; readonly run: LineRun; readonly span: Span }[] {
  return accountsOf(lease.leaseId, charges, []).flatMap(({ lineId, span }) =>
    partsOfSpan(lease, lineId, span, earlier)
      .filter(({ run: { times } }) => times[0].line.basis.kind === 'metered')
      .map((part) => ({ lineId, ...part })),
  );
}

/* A charge does not change its creditor or its currency: what it was for is owed to whom it was. */
function notComparable({ charge, minor, taxMinor }: Account, { line, ...expected }: Expected & { ok: true }): string | null {
  if (line !== null && line.currency !== charge.amount.currency)
    return `was charged in ${charge.amount.currency}, and is now owed in ${line.currency}`;
  if (line !== null && (line.creditor.party !== charge.creditor.party || line.creditor.role !== charge.creditor.role))
    return `was owed to ${charge.creditor.party} (${charge.creditor.role}), and is now owed to ${line.creditor.party} (${line.creditor.role})`;
  if (expected.minor === minor && expected.taxMinor !== taxMinor)
    return `holds ${taxMinor} minor units of tax and should hold ${expected.taxMinor}, in the same amount`;
  return null;
}

function addition(
  account: Account,
  expected: Expected & { ok: true },
  { today, calendar = MONDAY_TO_FRIDAY }: AdjustmentFacts,
): ChargeDraft {
  const { charge, minor, taxMinor, adjusting } = account;
  const more = expected.minor - minor;
  const { knownAt: _knownAt, backfilled: _backfilled, ...rest } = charge;
  const daysToPay = expected.line?.issueDaysBefore ?? 0;
  const due = adjusted(plusDays(today, daysToPay), expected.line?.convention ?? 'none', calendar);
  return {
    ...rest,
    chargeId: `${charge.chargeId}/adj/${adjusting.length + 1}`,
    amount: money(more, charge.amount.currency),
    taxMinor: Math.min(Math.max(expected.taxMinor - taxMinor, 0), more),
    about: charge.chargeId,
    working: `${expected.working}; less ${formatMoney(money(minor, charge.amount.currency))} charged before`,
    issueDate: today,
    dueDate: latest(charge.dueDate, latest(due, today)),
  };
}

function reduction(account: Account, expected: Expected & { ok: true }, today: CivilDate): CreditDraft[] {
  const { charge, minor, taxMinor } = account;
  const { currency } = charge.amount;
  const reason = `${expected.working}; ${formatMoney(money(expected.minor, currency))} instead of ${formatMoney(money(minor, currency))}`;
  const parts = reduced(account, { minor: minor - expected.minor, taxMinor: Math.max(taxMinor - expected.taxMinor, 0) });
  return parts.map(({ chargeId, number, ...part }) => ({
    creditId: `credit/${chargeId}/${number}`,
    chargeId,
    kind: 'credit-note',
    amount: money(part.minor, currency),
    taxMinor: part.taxMinor,
    by: SCHEDULE,
    reason,
    effectiveOn: today,
  }));
}

import { type BusinessDays, MONDAY_TO_FRIDAY } from '../calendar/business-days.ts';
import { type CivilDate, latest } from '../calendar/civil.ts';
import type { Charge, Credit } from '../ledger/ledger.ts';
import { formatMoney } from '../money/decimal.ts';
import { money } from '../money/money.ts';
import { type Account, accountsOf, type ReductionPart, reduced, SCHEDULE } from './charge-account.ts';
import type { ChargeDraft } from './charge-draft.ts';
import { payableBy } from './due-date.ts';
import { type Expected, expectedFor } from './expected.ts';
import type { Lease } from './lease.ts';
import { type LineRun, partsOfSpan } from './line-times.ts';
import { orWaits } from './or-waits.ts';
import type { ReckoningFacts } from './reckon.ts';
import type { WaitingPeriod } from './schedule.ts';
import type { Span } from './span.ts';
import { type Waits, waits } from './waits.ts';

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
  readonly waiting: readonly (WaitingPeriod & { readonly chargeId: string })[];
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
    const step = expected.ok ? (notComparable(account, expected) ?? stepOf(account, expected, facts)) : expected;
    if (step.ok) {
      charges.push(...step.charges);
      credits.push(...step.credits);
    } else waiting.push({ lineId, ...span, chargeId: charge.chargeId, key: step.key, reason: step.reason });
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
function notComparable({ charge }: Account, { line }: Expected & { ok: true }): Waits | null {
  if (line !== null && line.currency !== charge.amount.currency)
    return waits('other-currency', `was charged in ${charge.amount.currency}, and is now owed in ${line.currency}`);
  if (line !== null && (line.creditor.party !== charge.creditor.party || line.creditor.role !== charge.creditor.role))
    return waits(
      'other-creditor',
      `was owed to ${charge.creditor.party} (${charge.creditor.role}), and is now owed to ${line.creditor.party} (${line.creditor.role})`,
    );
  return null;
}

type Step = { ok: true; charges: ChargeDraft[]; credits: CreditDraft[] } | Waits;

/*
 * One charge says more, one credit note less, of the amount and of the tax in it. Where they do not move together (a rate fell while the amount
 * rose) the old charge is credited in whole and charged anew, so that the tax on paper is the tax that is owed.
 */
function stepOf(account: Account, expected: Expected & { ok: true }, facts: AdjustmentFacts): Step {
  const more = expected.minor - account.minor;
  const moreTax = expected.taxMinor - account.taxMinor;
  const byPersons = account.credits.filter(({ by }) => by !== SCHEDULE);
  if ((more === 0 && moreTax === 0) || (more < 0 && byPersons.length > 0 && reduced(account, { minor: -more, taxMinor: 0 }).length === 0))
    return { ok: true, charges: [], credits: [] };
  if (more > 0 && moreTax >= 0 && moreTax <= more) return { ok: true, charges: [addition(account, expected, account, facts)], credits: [] };
  if (more < 0 && moreTax <= 0 && moreTax >= more) {
    const parts = reduced(account, { minor: -more, taxMinor: -moreTax });
    const told = parts.reduce((sum, { taxMinor }) => sum + taxMinor, 0);
    if (byPersons.length > 0 || told === -moreTax)
      return { ok: true, charges: [], credits: creditsOf(account, expected, parts, facts.today) };
  }
  if (byPersons.length > 0) {
    const { currency } = account.charge.amount;
    const owed = `${formatMoney(money(expected.minor, currency))} with ${formatMoney(money(expected.taxMinor, currency))} of tax`;
    return waits(
      'credited-by-person',
      `should come to ${owed}, and a part of it was credited by a person: credit it and charge it anew by hand`,
    );
  }
  const whole = reduced(account, { minor: account.minor, taxMinor: account.taxMinor });
  return {
    ok: true,
    charges: expected.minor === 0 ? [] : [addition(account, expected, { minor: 0, taxMinor: 0 }, facts)],
    credits: creditsOf(account, expected, whole, facts.today),
  };
}

/* `stands`: what of it stands already. */
function addition(
  account: Account,
  expected: Expected & { ok: true },
  stands: Pick<Account, 'minor' | 'taxMinor'>,
  { today, calendar = MONDAY_TO_FRIDAY }: AdjustmentFacts,
): ChargeDraft {
  const { charge, adjusting } = account;
  const { knownAt: _knownAt, backfilled: _backfilled, ...rest } = charge;
  const daysToPay = expected.line?.issueDaysBefore ?? 0;
  const due = payableBy({ convention: expected.line?.convention ?? 'none' }, today, daysToPay, calendar);
  const before = `${formatMoney(money(account.minor, charge.amount.currency))} charged before`;
  return {
    ...rest,
    chargeId: `${charge.chargeId}/adj/${adjusting.length + 1}`,
    amount: money(expected.minor - stands.minor, charge.amount.currency),
    taxMinor: expected.taxMinor - stands.taxMinor,
    about: charge.chargeId,
    working: `${expected.working}; ${stands.minor === account.minor ? `less ${before}` : `in place of ${before}, which is credited`}`,
    issueDate: today,
    dueDate: latest(charge.dueDate, due),
  };
}

function creditsOf(
  { charge, minor }: Account,
  expected: Expected & { ok: true },
  parts: readonly ReductionPart[],
  today: CivilDate,
): CreditDraft[] {
  const { currency } = charge.amount;
  const reason = `${expected.working}; ${formatMoney(money(expected.minor, currency))} instead of ${formatMoney(money(minor, currency))}`;
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

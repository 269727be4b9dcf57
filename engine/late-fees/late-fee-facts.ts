import type { LeaseVersion, StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, dateIn, earliest, type Instant, plusDays } from '../../core/calendar/civil.ts';
import type { LateFeeTerms } from '../../core/lease/lease.ts';
import type { LateFeeFacts } from '../../core/ledger/late-fee-due.ts';
import type { Charge, Credit } from '../../core/ledger/ledger.ts';
import type { EngineContext } from '../context.ts';
import { BANK } from '../feeds/bank.ts';
import { chargesFrom } from '../take-over.ts';

/** Who takes back a late fee that was too much. A credit by anybody else is a waiver, and what was waived is not charged again. */
export const LATE_FEES = 'late fees';

/** Before every day: the bank has told of none. */
export const NEVER: CivilDate = '0001-01-01';

/** A charge that can bear late fees, with what it has borne. */
export interface BearingCharge {
  readonly charge: Charge;
  readonly facts: LateFeeFacts;
  /** Late fees on it, oldest first, with what can still be taken back of each. */
  readonly fees: readonly { readonly charge: Charge; readonly leftMinor: number }[];
}

/**
 * Reads the late charges of one tenant that have terms: those that are open, and those that money or a credit has reached since `since`.
 * Terms are those of the lease as it was known when the charge was issued: what is agreed later makes no earlier debt dearer.
 */
export async function readBearing(
  tx: StoreTransaction,
  context: EngineContext,
  tenantId: string,
  since: Instant,
): Promise<BearingCharge[]> {
  const today = dateIn(context.clock.now(), context.timeZone);
  const asOf = await knownUpTo(tx, context);
  const open = await tx.ledger.openBalances({ tenantId, dueBy: plusDays(today, -1) });
  const ids = new Set([...open.map(({ charge }) => charge.chargeId), ...(await tx.ledger.touchedCharges(tenantId, since))]);
  const charges = (await tx.ledger.chargesOf([...ids])).filter(
    ({ dueDate, backfilled, debtType }) => !backfilled && debtType !== 'late-fee' && dueDate < today,
  );
  const terms = await termsOf(tx, charges);
  const bearing = charges.filter(({ chargeId }) => terms.has(chargeId));
  const chargeIds = bearing.map(({ chargeId }) => chargeId);
  if (chargeIds.length === 0) return [];
  const fees = (await tx.ledger.chargesAbout(tenantId, chargeIds)).filter(({ debtType }) => debtType === 'late-fee');
  const standing = await tx.ledger.standing({ chargeIds });
  const credits = await tx.ledger.creditsOf([...chargeIds, ...fees.map(({ chargeId }) => chargeId)]);
  return bearing.flatMap((charge) => {
    const mine = terms.get(charge.chargeId);
    const ofCharge = credits.filter(({ chargeId }) => chargeId === charge.chargeId);
    const paid = standing.filter(({ chargeId }) => chargeId === charge.chargeId);
    const off = paid.map(({ paidAt, minor }) => ({ on: dateIn(paidAt, context.timeZone), minor }));
    const borne = fees.filter(({ about }) => about === charge.chargeId).map((fee) => feeOf(fee, credits));
    if (!mine) return [];
    return [{ charge, fees: borne, facts: factsOf(charge, mine, asOf, ofCharge, off, borne, credits, chargesFrom(context)) }];
  });
}

/**
 * The day up to which it is known what was open: the one after the last that the bank has told of, today at the latest. Where the bank has told of
 * no day it is `NEVER`: nobody is late by hearsay.
 */
export async function knownUpTo(tx: StoreTransaction, context: EngineContext): Promise<CivilDate> {
  const bank = await tx.ledger.feed(BANK);
  if (bank === null) return NEVER;
  return earliest(plusDays(bank.coveredThrough, 1), dateIn(context.clock.now(), context.timeZone));
}

/* The terms of each charge that has some, by its id; each lease is read once. */
async function termsOf(tx: StoreTransaction, charges: readonly Charge[]): Promise<Map<string, LateFeeTerms>> {
  const terms = new Map<string, LateFeeTerms>();
  const versions = new Map<string, readonly LeaseVersion[]>();
  for (const { chargeId, leaseId, lineId, knownAt } of charges) {
    if (leaseId === null || lineId === null) continue;
    const known = versions.get(leaseId) ?? (await tx.leases.versions(leaseId));
    versions.set(leaseId, known);
    const then = known.findLast((version) => version.knownAt <= knownAt) ?? known.at(-1);
    const found = then?.lease.lines.find((line) => line.lineId === lineId)?.lateFee ?? null;
    if (found !== null) terms.set(chargeId, found);
  }
  return terms;
}

function feeOf(charge: Charge, credits: readonly Credit[]): BearingCharge['fees'][number] {
  const mine = credits.filter(({ chargeId }) => chargeId === charge.chargeId);
  return { charge, leftMinor: mine.reduce((left, { amount }) => left - amount.minor, charge.amount.minor) };
}

/* Days that have borne a fee were in these books, wherever those are said to begin now. */
function factsOf(
  charge: Charge,
  terms: LateFeeTerms,
  asOf: CivilDate,
  credits: readonly Credit[],
  paid: LateFeeFacts['charge']['off'],
  fees: BearingCharge['fees'],
  all: readonly Credit[],
  booksFrom: CivilDate,
): LateFeeFacts {
  const notes = credits.filter(({ kind }) => kind === 'credit-note');
  const written = credits.filter(({ kind }) => kind === 'write-off');
  const feeIds = new Set(fees.map((fee) => fee.charge.chargeId));
  const takenBack = all.filter(({ chargeId, by }) => feeIds.has(chargeId) && by === LATE_FEES);
  return {
    charge: {
      dueDate: charge.dueDate,
      owedMinor: notes.reduce((owed, { amount }) => owed - amount.minor, charge.amount.minor),
      off: [...paid, ...written.map(({ effectiveOn, amount }) => ({ on: effectiveOn, minor: amount.minor, writtenOff: true }))],
      booksFrom: fees.reduce((from, fee) => earliest(from, fee.charge.periodFrom ?? from), booksFrom),
    },
    currency: charge.amount.currency,
    terms,
    asOf,
    chargedMinor:
      fees.reduce((sum, fee) => sum + fee.charge.amount.minor, 0) - takenBack.reduce((sum, { amount }) => sum + amount.minor, 0),
    chargedThrough: fees.flatMap((fee) => (fee.charge.periodTo === null ? [] : [plusDays(fee.charge.periodTo, -1)])),
  };
}

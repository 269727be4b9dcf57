import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { CivilDate, Instant } from '../../core/calendar/civil.ts';
import type { Charge, Credit } from '../../core/ledger/ledger.ts';
import { money } from '../../core/money/money.ts';
import { shareHalfUp } from '../../core/money/rounding.ts';

/** A part of a charge that is no longer owed, as somebody says it. */
export interface CreditSaid {
  readonly kind: Credit['kind'];
  readonly minor: number;
  readonly by: string;
  readonly reason: string;
  readonly effectiveOn: CivilDate;
}

/**
 * Writes one credit on a charge, `credit/<chargeId>/<n>`, in the caller's transaction; the tax in it is its share of the charge's, so that credits for
 * the whole charge come to all of its tax. It checks no amounts and sets no money: the caller does (`settleTenant` frees what was paid, ends cases).
 */
export async function giveCredit(tx: StoreTransaction, charge: Charge, said: CreditSaid, now: Instant): Promise<Credit> {
  const before = await tx.ledger.creditsOf([charge.chargeId]);
  const { chargeId, amount, taxMinor } = charge;
  const sofar = before.reduce((sum, credit) => sum + credit.amount.minor, 0);
  const taxSofar = before.reduce((sum, credit) => sum + credit.taxMinor, 0);
  const credit: Credit = {
    creditId: `credit/${chargeId}/${before.length + 1}`,
    chargeId,
    kind: said.kind,
    amount: money(said.minor, amount.currency),
    taxMinor: shareHalfUp(taxMinor, sofar + said.minor, amount.minor) - taxSofar,
    by: said.by,
    reason: said.reason,
    effectiveOn: said.effectiveOn,
    knownAt: now,
  };
  await tx.ledger.addCredit(credit);
  return credit;
}

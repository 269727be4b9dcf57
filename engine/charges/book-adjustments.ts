import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { Adjustments } from '../../core/lease/adjustments.ts';
import type { Charge, Credit } from '../../core/ledger/ledger.ts';
import type { EngineContext } from '../context.ts';
import { settleTenant } from '../payments/settle-tenant.ts';
import { planBills } from './plan-bills.ts';

/**
 * Writes adjustments of one tenant: charges for what was too little, credit notes for what was too much. Money that had paid what is credited
 * goes to what else is open, or becomes credit; cases whose charges come to nothing end.
 */
export async function bookAdjustments(
  tx: StoreTransaction,
  context: EngineContext,
  tenantId: string,
  due: Pick<Adjustments, 'charges' | 'credits'>,
): Promise<{ readonly charges: readonly Charge[]; readonly credits: readonly Credit[]; readonly bills: readonly string[] }> {
  if (due.charges.length + due.credits.length === 0) return { charges: [], credits: [], bills: [] };
  const now = context.clock.now();
  const charges = await addAdjustments(tx, due.charges, now);
  const credits: Credit[] = [];
  for (const draft of due.credits) {
    /* A person may have credited the same charge: credit notes on one charge are counted together. */
    const before = await tx.ledger.creditsOf([draft.chargeId]);
    const credit: Credit = { ...draft, creditId: `credit/${draft.chargeId}/${before.length + 1}`, knownAt: now };
    await tx.ledger.addCredit(credit);
    credits.push(credit);
  }
  const body = {
    charges: charges.map(({ chargeId, about, amount, periodFrom, periodTo, dueDate }) => ({
      chargeId,
      about,
      amount,
      periodFrom,
      periodTo,
      dueDate,
    })),
    credits: credits.map(({ creditId, chargeId, amount }) => ({ creditId, chargeId, amount })),
  };
  const chargeIds = credits.map(({ chargeId }) => chargeId);
  await settleTenant(tx, context, tenantId, { kind: 'charges/adjusted', body, chargeIds }, now);
  return { charges, credits, bills: await planBills(tx, context, charges, (await tx.audit.head()).hash) };
}

/* An id that something else in the ledger has is passed over: the next number is free, and what is owed is charged. */
async function addAdjustments(tx: StoreTransaction, drafts: Adjustments['charges'], now: Instant): Promise<Charge[]> {
  const charges: Charge[] = [];
  for (const draft of drafts) {
    let { chargeId } = draft;
    for (let next = numberOf(chargeId) + 1; (await tx.ledger.charge(chargeId)) !== null; next++) chargeId = `${draft.about}/adj/${next}`;
    const charge: Charge = { ...draft, chargeId, knownAt: now, backfilled: false };
    await tx.ledger.addCharge(charge);
    charges.push(charge);
  }
  return charges;
}

function numberOf(chargeId: string): number {
  return Number(chargeId.slice(chargeId.lastIndexOf('/') + 1));
}

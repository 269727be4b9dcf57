import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, dateIn, type Instant, latest, plusDays } from '../../core/calendar/civil.ts';
import { firstBearing } from '../../core/ledger/late-fee.ts';
import type { LateFeeStep } from '../../core/ledger/late-fee-due.ts';
import type { Charge, Credit } from '../../core/ledger/ledger.ts';
import { money } from '../../core/money/money.ts';
import type { EngineContext } from '../context.ts';
import { giveCredit } from '../payments/give-credit.ts';
import { type BearingCharge, LATE_FEES } from './late-fee-facts.ts';

type Step<K extends 'charge' | 'take-back'> = Extract<LateFeeStep, { kind: K }>;

/** Writes a late fee as a charge of its own, `<chargeId>/late/<through>`, due at once. */
export async function issueLateFee(
  tx: StoreTransaction,
  context: EngineContext,
  { charge, fees, facts }: BearingCharge,
  step: Step<'charge'>,
  now: Instant,
): Promise<Charge> {
  const today = dateIn(now, context.timeZone);
  const { chargeId, tenantId, leaseId, creditor, amount } = charge;
  const fee: Charge = {
    chargeId: await freeId(tx, `${chargeId}/late/${step.through}`),
    tenantId,
    leaseId,
    lineId: null,
    debtType: 'late-fee',
    creditor,
    amount: money(step.minor, amount.currency),
    taxMinor: 0,
    about: chargeId,
    working: step.working,
    periodFrom: firstDay(firstBearing(facts.charge), fees, step.through),
    periodTo: plusDays(step.through, 1),
    issueDate: today,
    dueDate: today,
    knownAt: now,
    backfilled: false,
  };
  await tx.ledger.addCharge(fee);
  return fee;
}

/* The day after those that were charged before, where there is one; a fee for days charged before (a payment bounced) is of its last day. */
function firstDay(bearing: CivilDate, fees: BearingCharge['fees'], through: CivilDate): CivilDate {
  let first = bearing;
  for (const { charge } of fees) if (charge.periodTo !== null) first = latest(first, charge.periodTo);
  if (first > through) return through;
  return first;
}

/** Takes back what was charged too much, of the newest late fee first. */
export async function takeBackLateFee(
  tx: StoreTransaction,
  context: EngineContext,
  { fees }: BearingCharge,
  step: Step<'take-back'>,
  now: Instant,
): Promise<Credit[]> {
  const credits: Credit[] = [];
  let left = step.minor;
  for (const fee of [...fees].reverse()) {
    const minor = Math.min(left, fee.leftMinor);
    if (minor <= 0) continue;
    const effectiveOn = dateIn(now, context.timeZone);
    const said = { kind: 'credit-note', minor, by: LATE_FEES, reason: step.reason, effectiveOn } as const;
    credits.push(await giveCredit(tx, fee.charge, said, now));
    left -= minor;
  }
  return credits;
}

/* A charge that was paid, open again and paid again on the same day bears a second fee through that day. */
async function freeId(tx: StoreTransaction, id: string): Promise<string> {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? id : `${id}/${n}`;
    if ((await tx.ledger.charge(tried)) === null) return tried;
  }
}

import type { Charge, Credit } from '../ledger/ledger.ts';
import { shareHalfUp } from '../money/rounding.ts';
import { chargeId } from './charge-draft.ts';
import type { Span } from './span.ts';

/** A charge of the schedule with what the schedule itself has changed of it since. */
export interface Account {
  readonly charge: Charge;
  readonly lineId: string;
  readonly span: Span;
  /** Charges that added to it, oldest first. */
  readonly adjusting: readonly Charge[];
  /** Credits on it and on those. */
  readonly credits: readonly Credit[];
  /** What it comes to by now: the charge and its additions less the credit notes of the schedule. */
  readonly minor: number;
  readonly taxMinor: number;
}

/** Who gives credit notes where a lease has changed. */
export const SCHEDULE = 'schedule';

/** Accounts of the charges that the schedule issued for a lease; those that another system issued are its own affair. */
export function accountsOf(leaseId: string, charges: readonly Charge[], credits: readonly Credit[]): Account[] {
  const adjusting = Map.groupBy(charges, ({ about }) => about);
  const onCharge = Map.groupBy(credits, (credit) => credit.chargeId);
  return charges.flatMap((charge): Account[] => {
    const { lineId, periodFrom, periodTo } = charge;
    if (lineId === null || periodFrom === null || periodTo === null) return [];
    if (charge.backfilled || charge.chargeId !== chargeId(leaseId, lineId, periodFrom)) return [];
    const additions = (adjusting.get(charge.chargeId) ?? []).filter((each) => each.chargeId.startsWith(`${charge.chargeId}/adj/`));
    const all = [charge, ...additions];
    const given = all.flatMap((each) => onCharge.get(each.chargeId) ?? []);
    const own = given.filter(({ by }) => by === SCHEDULE);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return [
      {
        charge,
        lineId,
        span: { from: periodFrom, to: periodTo },
        adjusting: additions,
        credits: given,
        minor: sum(all.map(({ amount }) => amount.minor)) - sum(own.map(({ amount }) => amount.minor)),
        taxMinor: sum(all.map((each) => each.taxMinor)) - sum(own.map((credit) => credit.taxMinor)),
      },
    ];
  });
}

/** A part of a reduction: on which charge, and which credit note of the schedule on it that is. */
export interface ReductionPart {
  readonly chargeId: string;
  readonly number: number;
  readonly minor: number;
  readonly taxMinor: number;
}

/**
 * Spreads a reduction over a charge and its additions, the newest first, none below nothing. What a person has credited already counts
 * towards it. The parts hold the tax of the reduction where one of their charges can give it; whoever asks must compare.
 */
export function reduced({ charge, adjusting, credits }: Account, less: { minor: number; taxMinor: number }): ReductionPart[] {
  const byPersons = credits
    .filter(({ by, kind }) => by !== SCHEDULE && kind === 'credit-note')
    .reduce((sum, { amount }) => sum + amount.minor, 0);
  let rest = Math.max(less.minor - byPersons, 0);
  let restTax = rest === 0 ? 0 : shareHalfUp(less.taxMinor, rest, less.minor);
  const parts: ReductionPart[] = [];
  for (const { chargeId: id, amount, taxMinor: tax } of [charge, ...adjusting].reverse()) {
    const mine = credits.filter((credit) => credit.chargeId === id);
    const room = amount.minor - mine.reduce((sum, credit) => sum + credit.amount.minor, 0);
    const roomOfTax = Math.max(tax - mine.reduce((sum, credit) => sum + credit.taxMinor, 0), 0);
    const minor = Math.min(rest, room);
    if (minor <= 0) continue;
    /* What is credited in whole gives back the tax that it held. */
    const taxMinor =
      minor === room ? Math.min(roomOfTax, minor) : Math.min(shareHalfUp(Math.max(restTax, 0), minor, rest), minor, roomOfTax);
    parts.push({ chargeId: id, number: mine.filter(({ by }) => by === SCHEDULE).length + 1, minor, taxMinor });
    rest -= minor;
    restTax -= taxMinor;
  }
  return parts;
}

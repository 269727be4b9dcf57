import { formatMoney } from '../money/decimal.ts';
import { type Money, money } from '../money/money.ts';

/** What is left of one payment. */
export interface Unused {
  readonly paymentId: string;
  readonly currency: string;
  readonly leftMinor: number;
}

export type RefundPlan =
  | { readonly ok: true; readonly parts: readonly { readonly paymentId: string; readonly amount: Money }[] }
  | { readonly ok: false; readonly reason: string };

/**
 * From which payments a refund is taken: the oldest paid first, never more than is unused. What went below zero (a payment that bounced after
 * a part of it was given back) lessens what there is.
 * @param sources in order of payment
 * @param wanted all that is unused when null, if it is in one currency
 */
export function planRefund(sources: readonly Unused[], wanted: Money | null): RefundPlan {
  const currencies = [...new Set(sources.filter(({ leftMinor }) => leftMinor > 0).map(({ currency }) => currency))].sort();
  const [only] = currencies;
  if (only === undefined) return no('nothing is unused: what stands against charges is not given back');
  if (wanted === null && currencies.length > 1) return no(`unused credit is in ${currencies.join(' and ')}: say how much in which`);
  const currency = wanted?.currency ?? only;
  const mine = sources.filter((source) => source.currency === currency);
  const most = Math.max(
    0,
    mine.reduce((sum, { leftMinor }) => sum + leftMinor, 0),
  );
  const minor = wanted?.minor ?? most;
  if (minor <= 0 || minor > most)
    return no(`amount: give more than nothing and at most ${formatMoney(money(most, currency))}, which is what is unused`);
  const parts: { paymentId: string; amount: Money }[] = [];
  let left = minor;
  for (const { paymentId, leftMinor } of mine) {
    const part = Math.min(left, leftMinor);
    if (part <= 0) continue;
    parts.push({ paymentId, amount: money(part, currency) });
    left -= part;
  }
  return { ok: true, parts };
}

function no(reason: string): RefundPlan {
  return { ok: false, reason };
}

import { payerKey } from '../payer-key.ts';
import type { PaidBefore, Sign, UnmatchedPayment } from './facts.ts';

const POINTS = 35;
const POINTS_OFTEN = 45;
const POINTS_AMONG_OTHERS = 20;
const OFTEN = 3;
const MOST_COUNTED = 9;

/** Finds for whom this payer paid before. One who paid for several says less of each. */
export function byHistory(before: readonly PaidBefore[]): (payment: UnmatchedPayment) => Sign[] {
  const byPayer = Map.groupBy(before, (one) => one.payerKey);
  return (payment) => {
    const key = payerKey(payment);
    const mine = key === null ? [] : (byPayer.get(key) ?? []);
    return mine.map(({ tenantId, times }) => ({
      tenantId,
      reference: '',
      points: mine.length > 1 ? POINTS_AMONG_OTHERS + Math.min(times, MOST_COUNTED) : times >= OFTEN ? POINTS_OFTEN : POINTS,
      rule: 'paid-before',
      text: `this payer paid for ${tenantId} ${times === 1 ? 'once' : `${times} times`} before${mine.length > 1 ? `, and for ${mine.length - 1} others` : ''}`,
    }));
  };
}

import type { Instant } from '../calendar/civil.ts';
import type { ChargeBalance } from '../ledger/ledger.ts';
import { bandOf } from './bands.ts';
import { historyAsOf } from './history.ts';
import { factorValues, predict } from './p.ts';
import type { Score } from './score.ts';
import { handWeights } from './weights/hand.ts';
import type { WeightSet } from './weights/weights.ts';

/** With fewer decided charges than this a score is marked `low` in confidence. */
export const LOW_CONFIDENCE_BELOW = 3;

/**
 * The score of a tenant by what was known at `asOf`.
 * @param balances the tenant's charges with what was paid; later facts among them are ignored
 */
export function scoreTenant(
  tenantId: string,
  balances: readonly ChargeBalance[],
  asOf: Instant,
  timeZone: string,
  weights: WeightSet = handWeights,
): Score {
  const history = historyAsOf(balances, asOf, timeZone);
  const { p, offset, contributions } = predict(factorValues(history), weights);
  return {
    tenantId,
    asOf: history.today,
    scoredAt: asOf,
    p,
    band: bandOf(p),
    confidence: history.decided.length < LOW_CONFIDENCE_BELOW ? 'low' : 'normal',
    weights: weights.name,
    offset,
    contributions,
  };
}

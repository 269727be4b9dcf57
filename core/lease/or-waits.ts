import { MoneyError } from '../money/money.ts';
import { LeaseError } from './lease-error.ts';
import { type Waits, waits } from './waits.ts';

/**
 * Reckons something of one line; what comes to more than can be reckoned or charged, or contradicts its lease, makes this line wait with the
 * reason, so that every other one goes on.
 */
export function orWaits<T>(reckoned: () => T): T | Waits {
  try {
    return reckoned();
  } catch (error) {
    if (error instanceof MoneyError) return waits('too-much', `comes to what cannot be charged (${error.message}): correct its terms`);
    if (error instanceof LeaseError) return waits('terms-contradict', error.message);
    throw error;
  }
}

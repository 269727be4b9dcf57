import { MoneyError } from '../money/money.ts';
import { LeaseError } from './lease-error.ts';

/** Why something waits. */
export interface Waits {
  readonly ok: false;
  readonly reason: string;
}

/**
 * Reckons something of one line; what comes to more than can be reckoned or charged, or contradicts its lease, makes this line wait with the
 * reason, so that every other one goes on.
 */
export function orWaits<T>(reckoned: () => T): T | Waits {
  try {
    return reckoned();
  } catch (error) {
    if (error instanceof MoneyError) return { ok: false, reason: `comes to what cannot be charged (${error.message}): correct its terms` };
    if (error instanceof LeaseError) return { ok: false, reason: error.message };
    throw error;
  }
}

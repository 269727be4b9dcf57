import { z } from 'zod';

/**
 * The most that terms of a lease may say, in minor units: 1,000,000,000,000.00 of a currency with cents. Far more than any rent of any
 * currency, and far less than what cannot be reckoned with any more.
 */
export const MOST_MINOR = 100_000_000_000_000;

/** The most that a charge may come to; what comes to more waits for a person. */
export const MOST_CHARGED_MINOR = 10 * MOST_MINOR;

/** The largest area of a lease in square decimetres: 100 km². */
export const MOST_AREA_DM2 = 10_000_000_000;

/** Whole minor units that terms may say, more than nothing. */
export const termsMinorField = z.int('is no whole number of minor units').positive('must be more than 0').max(MOST_MINOR, 'is too large');

/** The same, or nothing. */
export const termsMinorOrNothingField = z
  .int('is no whole number of minor units')
  .min(0, 'must not be less than 0')
  .max(MOST_MINOR, 'is too large');

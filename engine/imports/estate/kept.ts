import type { StoreTransaction } from '../../../adapters/store/store.ts';
import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import { type Instant, instantAt, parseCivilDate } from '../../../core/calendar/civil.ts';
import type { ImportedReading } from '../../../core/estate/imported-reading.ts';
import type { BillingReading } from '../../../core/estate/reading.ts';
import type { Registers } from '../../../core/estate/register.ts';
import type { EngineContext } from '../../context.ts';

const END_OF_TIME = '9999-12-31T00:00:00.000Z';
/* A meter is billed some dozen times a year, and stands for some ten years. */
const MORE_THAN_A_METER_HAS = 10_000;

/** When a reading was taken; a date alone is its first moment in the site's time zone. */
export function momentOf({ takenAt }: ImportedReading, { timeZone }: EngineContext): Instant {
  const date = parseCivilDate(takenAt);
  return date === null ? (takenAt as Instant) : instantAt(date, '00:00', timeZone);
}

/** Every billing reading of a meter, oldest first. */
export async function keptAll(tx: StoreTransaction, meterId: string): Promise<BillingReading[]> {
  return (await tx.readings.of(meterId, END_OF_TIME, MORE_THAN_A_METER_HAS)).reverse();
}

/** Whether two say the same of all registers. */
export function same(a: Registers, b: Registers): boolean {
  return a.register === b.register && canonicalJson(a.rates) === canonicalJson(b.rates);
}

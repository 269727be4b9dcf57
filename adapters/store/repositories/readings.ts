import type { BillingReading } from '../../../core/estate/reading.ts';
import type { ReadingRepository } from '../faces/estate.ts';
import type { BillingReadingRow } from '../schema/estate-tables.ts';
import { addRows } from './add-rows.ts';
import { ratesCell, ratesOf } from './rates-cell.ts';
import type { WritingScope } from './written-rows.ts';

type Said = Pick<BillingReadingRow, 'register' | 'rates' | 'switchState'>;

/** What a person may have written down, and may correct; what a lock or an unlock found stands beside what another one did. */
const WRITTEN: readonly BillingReading['because'][] = ['period-end', 'swap'];

export function readingRepository(scope: WritingScope): ReadingRepository {
  const { db, siteId } = scope;
  return {
    async keep(reading) {
      const { meterId, takenAt, because } = reading;
      const kept = await db
        .selectFrom('billingReading')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('meterId', '=', meterId)
        .where('takenAt', '=', takenAt)
        .where('because', '=', because)
        .orderBy('version')
        .execute();
      const row = rowOf(siteId, reading, (kept.at(-1)?.version ?? 0) + 1);
      const counting = WRITTEN.includes(because) ? kept.slice(-1) : kept;
      if (counting.some((each) => saysTheSame(each, row))) return;
      await addRows(scope, 'billingReading', [row]);
    },
    async of(meterId, until, limit) {
      const rows = await db
        .selectFrom('billingReading')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('meterId', '=', meterId)
        .where('takenAt', '<=', until)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('billingReading as newer')
                .select('newer.meterId')
                .whereRef('newer.siteId', '=', 'billingReading.siteId')
                .whereRef('newer.meterId', '=', 'billingReading.meterId')
                .whereRef('newer.takenAt', '=', 'billingReading.takenAt')
                .whereRef('newer.because', '=', 'billingReading.because')
                .whereRef('newer.version', '>', 'billingReading.version')
                .where('newer.because', 'in', WRITTEN),
            ),
          ),
        )
        .orderBy('takenAt', 'desc')
        .orderBy('because')
        .orderBy('knownAt', 'desc')
        .orderBy('switchState')
        .orderBy('register')
        .limit(limit)
        .execute();
      return rows.map(({ siteId: _, version: __, written: ___, rates, ...reading }) => ({ ...reading, rates: ratesOf(rates) }));
    },
  };
}

function rowOf(siteId: string, reading: BillingReading, version: number): Omit<BillingReadingRow, 'written'> {
  const { meterId, takenAt, because, dtuId, utility, number, register, rates, rate, voltage, switchState, knownAt } = reading;
  const said = { dtuId, utility, number, register, rates: ratesCell(rates), rate, voltage, switchState };
  return { siteId, meterId, takenAt, because, version, ...said, knownAt };
}

function saysTheSame(a: Said, b: Said): boolean {
  return a.register === b.register && a.rates === b.rates && a.switchState === b.switchState;
}

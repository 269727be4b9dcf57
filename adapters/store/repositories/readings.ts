import type { ReadingRepository } from '../faces/estate.ts';
import { ratesCell, ratesOf } from './rates-cell.ts';
import type { Scope } from './scope.ts';

export function readingRepository({ db, siteId }: Scope): ReadingRepository {
  return {
    async keep({ meterId, takenAt, because, dtuId, utility, number, register, rates, rate, voltage, switchState, knownAt }) {
      await db
        .insertInto('billingReading')
        .values({
          siteId,
          meterId,
          takenAt,
          because,
          dtuId,
          utility,
          number,
          register,
          rates: ratesCell(rates),
          rate,
          voltage,
          switchState,
          knownAt,
        })
        .onConflict((conflict) => conflict.columns(['siteId', 'meterId', 'takenAt', 'because', 'switchState', 'register']).doNothing())
        .execute();
    },
    async of(meterId, until, limit) {
      const rows = await db
        .selectFrom('billingReading')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('meterId', '=', meterId)
        .where('takenAt', '<=', until)
        /* What somebody wrote down can be corrected: of the same moment the last one known counts. */
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('billingReading as newer')
                .select('newer.meterId')
                .whereRef('newer.siteId', '=', 'billingReading.siteId')
                .whereRef('newer.meterId', '=', 'billingReading.meterId')
                .whereRef('newer.takenAt', '=', 'billingReading.takenAt')
                .whereRef('newer.because', '=', 'billingReading.because')
                .whereRef('newer.knownAt', '>', 'billingReading.knownAt')
                .where('newer.because', 'in', ['period-end', 'swap']),
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
      return rows.map(({ siteId: _, rates, ...reading }) => ({ ...reading, rates: ratesOf(rates) }));
    },
  };
}

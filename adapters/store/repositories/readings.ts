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

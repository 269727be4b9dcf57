import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import type { Contribution, Score } from '../../../core/scoring/score.ts';
import type { ScoreRepository } from '../faces/scores.ts';
import type { ScoreRow } from '../schema/message-tables.ts';
import type { Scope } from './scope.ts';

/** Scores are derived: the later one of a tenant and day stands. */
export function scoreRepository({ db, siteId }: Scope): ScoreRepository {
  const all = () => db.selectFrom('score as s').selectAll('s').where('s.siteId', '=', siteId);
  return {
    async save({ tenantId, asOf, scoredAt, p, band, confidence, weights, offset, contributions }) {
      const derived = { scoredAt, p, band, confidence, weights, offset, contributions: canonicalJson(contributions) };
      await db
        .insertInto('score')
        .values({ siteId, tenantId, asOf, ...derived })
        .onConflict((conflict) => conflict.columns(['siteId', 'tenantId', 'asOf']).doUpdateSet(derived))
        .execute();
    },
    async latest(tenantId) {
      const found = await all().where('s.tenantId', '=', tenantId).orderBy('s.asOf', 'desc').limit(1).executeTakeFirst();
      return found ? scoreOf(found) : null;
    },
    async allLatest() {
      const lastDay = db
        .selectFrom('score')
        .select(['tenantId', ({ fn }) => fn.max('asOf').as('asOf')])
        .where('siteId', '=', siteId)
        .groupBy('tenantId');
      const rows = await all()
        .innerJoin(lastDay.as('last'), (join) => join.onRef('last.tenantId', '=', 's.tenantId').onRef('last.asOf', '=', 's.asOf'))
        .orderBy('s.tenantId')
        .execute();
      return rows.map(scoreOf);
    },
  };
}

function scoreOf({ siteId: _, contributions, ...score }: ScoreRow): Score {
  return { ...score, contributions: JSON.parse(contributions) as Contribution[] };
}

import type { EffectRepository } from '../faces/effects.ts';
import { effectOf } from './effect-rows.ts';
import { pieces, type Scope } from './scope.ts';

/** What can be asked about effects. */
export function effectQueries({ db, siteId }: Scope): Pick<EffectRepository, 'get' | 'find' | 'tenantsWith' | 'nextDueAt' | 'count'> {
  const all = () => db.selectFrom('effect').selectAll().where('siteId', '=', siteId);
  return {
    async get(effectId) {
      const found = await all().where('effectId', '=', effectId).executeTakeFirst();
      return found ? effectOf(found) : null;
    },
    async find({ kind, classNames, states, tenantId, caseId, dueBy, limit }) {
      if (classNames?.length === 0 || states?.length === 0) return [];
      let query = all();
      if (kind !== undefined) query = query.where('kind', '=', kind);
      if (classNames !== undefined) query = query.where('className', 'in', [...classNames]);
      if (states !== undefined) query = query.where('state', 'in', [...states]);
      if (tenantId !== undefined) query = query.where('tenantId', '=', tenantId);
      if (caseId !== undefined) query = query.where('caseId', '=', caseId);
      if (dueBy !== undefined) query = query.where('dueAt', '<=', dueBy);
      if (limit !== undefined) query = query.limit(limit);
      return (await query.orderBy('dueAt').orderBy('effectId').execute()).map(effectOf);
    },
    async tenantsWith({ kind, classNames, states, tenantIds }) {
      if (classNames.length === 0 || states.length === 0) return [];
      const found: string[] = [];
      for (const piece of pieces([...new Set(tenantIds)], 1)) {
        const rows = await db
          .selectFrom('effect')
          .select('tenantId')
          .distinct()
          .where('siteId', '=', siteId)
          .where('kind', '=', kind)
          .where('className', 'in', [...classNames])
          .where('state', 'in', [...states])
          .where('tenantId', 'in', piece)
          .execute();
        found.push(...rows.map(({ tenantId }) => tenantId));
      }
      return found.sort();
    },
    async nextDueAt(kind, classNames) {
      if (classNames.length === 0) return null;
      const found = await db
        .selectFrom('effect')
        .select(({ fn }) => fn.min('dueAt').as('dueAt'))
        .where('siteId', '=', siteId)
        .where('state', '=', 'planned')
        .where('kind', '=', kind)
        .where('className', 'in', [...classNames])
        .executeTakeFirst();
      return found?.dueAt ?? null;
    },
    async count() {
      const rows = await db
        .selectFrom('effect')
        .select(['kind', 'className', 'state', ({ fn }) => fn.countAll().as('n')])
        .where('siteId', '=', siteId)
        .groupBy(['kind', 'className', 'state'])
        .orderBy('kind')
        .orderBy('className')
        .orderBy('state')
        .execute();
      return rows.map((row) => ({ ...row, n: Number(row.n) }));
    },
  };
}

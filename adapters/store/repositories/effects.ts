import type { Updateable } from 'kysely';
import type { EffectRepository, EffectState } from '../faces/effects.ts';
import type { EffectRow } from '../schema/message-tables.ts';
import { StoreError } from '../store-error.ts';
import { effectQueries } from './effect-queries.ts';
import { effectOf, effectRow } from './effect-rows.ts';
import { pieces, type Scope } from './scope.ts';
import { tellPlanned } from './tell-planned.ts';

const RUNNING: readonly EffectState[] = ['planned', 'taken'];

/** Effects are state rows: planned once under their key, claimed by one statement, moved on with a reason. */
export function effectRepository(scope: Scope): EffectRepository {
  const { db, siteId } = scope;
  return {
    ...effectQueries(scope),
    async plan(effects) {
      const added: string[] = [];
      for (const piece of pieces(effects, 17)) {
        const rows = await db
          .insertInto('effect')
          .values(piece.map((effect) => effectRow(siteId, effect)))
          .onConflict((conflict) => conflict.columns(['siteId', 'effectId']).doNothing())
          .returning('effectId')
          .execute();
        added.push(...rows.map(({ effectId }) => effectId));
      }
      await tellPlanned(scope, effects, added);
      return added;
    },
    async claim(effectId, by, at) {
      /* The state is asked in the inner select, where PostgreSQL can lock and skip what somebody else is claiming. */
      const claimed = await db
        .updateTable('effect')
        .set({ state: 'taken', takenBy: by, takenAt: at })
        .where('siteId', '=', siteId)
        .where('effectId', 'in', (eb) =>
          eb
            .selectFrom('effect as planned')
            .select('planned.effectId')
            .where('planned.siteId', '=', siteId)
            .where('planned.effectId', '=', effectId)
            .where('planned.state', '=', 'planned')
            .limit(1),
        )
        .returningAll()
        .executeTakeFirst();
      return claimed ? effectOf(claimed) : null;
    },
    async move(effectId, to, { at, reason, dueAt, countAttempt }) {
      const change: Updateable<EffectRow> = { state: to, endedAt: RUNNING.includes(to) ? null : at };
      if (reason !== undefined) change.reason = reason;
      if (dueAt !== undefined) change.dueAt = dueAt;
      if (to === 'planned') Object.assign(change, { takenBy: null, takenAt: null });
      const moved = await db
        .updateTable('effect')
        .set(change)
        .$if(countAttempt === true, (query) => query.set((eb) => ({ attempts: eb('attempts', '+', 1) })))
        .where('siteId', '=', siteId)
        .where('effectId', '=', effectId)
        .returning('effectId')
        .executeTakeFirst();
      if (!moved) throw missing(effectId);
    },
    async supersede({ tenantId, caseId, classNames, effectIds }, at, reason) {
      if (tenantId === undefined && caseId === undefined && classNames === undefined && effectIds === undefined) throw unbounded();
      if (classNames?.length === 0 || effectIds?.length === 0) return [];
      let query = db
        .updateTable('effect')
        .set({ state: 'superseded', endedAt: at, reason })
        .where('siteId', '=', siteId)
        .where('state', '=', 'planned');
      if (tenantId !== undefined) query = query.where('tenantId', '=', tenantId);
      if (caseId !== undefined) query = query.where('caseId', '=', caseId);
      if (classNames !== undefined) query = query.where('className', 'in', [...classNames]);
      if (effectIds !== undefined) query = query.where('effectId', 'in', [...effectIds]);
      const rows = await query.returning('effectId').execute();
      return rows.map(({ effectId }) => effectId).sort();
    },
  };
}

function missing(effectId: string): StoreError {
  return new StoreError({
    key: 'store/no-effect',
    place: `effect ${effectId}`,
    reason: 'there is none with this key',
    remedy: 'Plan it before moving it on',
  });
}

function unbounded(): StoreError {
  return new StoreError({
    key: 'store/supersede-all',
    place: 'effects',
    reason: 'superseding without a tenant, case, class or key would stop everything',
    remedy: 'Name what to supersede',
  });
}

import type { StoreTransaction } from '../adapters/store/store.ts';
import type { Band, Score } from '../core/scoring/score.ts';
import { scoreTenant } from '../core/scoring/score-tenant.ts';
import type { EngineContext } from './context.ts';
import { unknownTenant } from './reports/tenant.ts';
import { batches, tenantIds } from './tenants.ts';

export interface ScoreReport {
  readonly scores: readonly Score[];
  readonly bandChanges: readonly { readonly tenantId: string; readonly from: Band | null; readonly to: Band }[];
  readonly rejects: readonly { readonly tenantId: string; readonly reason: string }[];
}

type Scored = { readonly score: Score; readonly from: Band | null } | { readonly tenantId: string; readonly reason: string };

/** Tenants per transaction: short, and still few commits for a mall. */
const BATCH = 100;

/** Scores tenants (all when `'all'`) by what is known now, stores the scores, and reports who changed bands. A tenant nobody knows is a reject. */
export async function scoreTenants(context: EngineContext, tenants: readonly string[] | 'all'): Promise<ScoreReport> {
  const scored: Scored[] = [];
  for (const batch of batches(await tenantIds(context, tenants), BATCH)) {
    scored.push(
      ...(await context.store.transaction(async (tx) => {
        const done: Scored[] = [];
        for (const tenantId of batch) done.push(await scoreOne(tx, context, tenantId));
        return done;
      })),
    );
  }
  const good = scored.flatMap((row) => ('score' in row ? [row] : []));
  return {
    scores: good.map(({ score }) => score),
    bandChanges: good.flatMap(({ score, from }) => (from === score.band ? [] : [{ tenantId: score.tenantId, from, to: score.band }])),
    rejects: scored.flatMap((row) => ('score' in row ? [] : [row])),
  };
}

async function scoreOne(tx: StoreTransaction, context: EngineContext, tenantId: string): Promise<Scored> {
  if ((await tx.estate.tenant(tenantId)) === null) return { tenantId, reason: unknownTenant(tenantId) };
  const now = context.clock.now();
  const before = await tx.scores.latest(tenantId);
  const score = scoreTenant(tenantId, await tx.ledger.balances(tenantId, now), now, context.timeZone);
  await tx.scores.save(score);
  return { score, from: before?.band ?? null };
}

import type { Effect } from '../../adapters/store/store.ts';
import type { EngineContext } from '../context.ts';

/** What makes an effect this one; the rest of a new effect is the same for all. */
export type NewEffect = Pick<
  Effect,
  'effectId' | 'kind' | 'className' | 'tenantId' | 'caseId' | 'plannedAt' | 'dueAt' | 'expiresAt' | 'body'
>;

/** An effect as it begins: planned, taken by nobody, with a token of its own. */
export function plannedEffect(context: EngineContext, effect: NewEffect): Effect {
  return {
    ...effect,
    state: 'planned',
    takenBy: null,
    takenAt: null,
    endedAt: null,
    token: context.newToken(),
    attempts: 0,
    reason: null,
  };
}

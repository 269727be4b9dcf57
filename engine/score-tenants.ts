import type { Band, Score } from '../core/scoring/score.ts';

export interface ScoreReport {
  readonly scores: readonly Score[];
  readonly bandChanges: readonly { readonly tenantId: string; readonly from: Band | null; readonly to: Band }[];
  readonly rejects: readonly { readonly tenantId: string; readonly reason: string }[];
}

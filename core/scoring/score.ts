import type { CivilDate, Instant } from '../calendar/civil.ts';

export type Band = 'reliable' | 'usual' | 'wavering' | 'at-risk';

/** What one factor did to P. */
export interface Contribution {
  readonly factor: string;
  readonly direction: 'positive' | 'negative';
  /** The factor's value in [0, 1]. */
  readonly value: number;
  /** Its weight in Z. */
  readonly weight: number;
  /** Its share of P: never negative for a factor of A, never positive for one of B. */
  readonly contribution: number;
}

export interface Score {
  readonly tenantId: string;
  /** The civil date it goes by. */
  readonly asOf: CivilDate;
  readonly scoredAt: Instant;
  /** Predicted payment behaviour, [0, 1]; 1 = pays everything on time. */
  readonly p: number;
  readonly band: Band;
  /** `low` while the history is short. */
  readonly confidence: 'low' | 'normal';
  /** Name of the weight set, e.g. `hand-1`. */
  readonly weights: string;
  /** P = `offset` + the sum of all contributions. */
  readonly offset: number;
  readonly contributions: readonly Contribution[];
}

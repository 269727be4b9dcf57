import type { Evidence } from '../../../core/reminders/message.ts';
import type { Score } from '../../../core/scoring/score.ts';

export interface ScoreRepository {
  /** Stores a score; one per tenant and civil date, the later one stands. */
  save(score: Score): Promise<void>;
  latest(tenantId: string): Promise<Score | null>;
  /** The latest score of every tenant. */
  allLatest(): Promise<Score[]>;
}

export interface EvidenceRepository {
  /** Adds evidence about a message; the same kind, proof and source for one message twice is one. Returns whether it was new. */
  add(evidence: Evidence): Promise<boolean>;
  of(messageId: string): Promise<Evidence[]>;
}

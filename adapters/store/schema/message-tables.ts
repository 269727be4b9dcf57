import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { EvidenceKind, ReceiptProof } from '../../../core/reminders/message.ts';
import type { Band } from '../../../core/scoring/score.ts';
import type { EffectKind, EffectState } from '../faces/effects.ts';
import type { Written } from './estate-tables.ts';

/** `contributions`: canonical JSON. */
export type ScoreRow = {
  siteId: string;
  tenantId: string;
  asOf: CivilDate;
  scoredAt: Instant;
  p: number;
  band: Band;
  confidence: 'low' | 'normal';
  weights: string;
  offset: number;
  contributions: string;
};

export type EvidenceRow = {
  siteId: string;
  messageId: string;
  kind: EvidenceKind;
  proof: ReceiptProof;
  source: string;
  happenedAt: Instant;
  knownAt: Instant;
} & Written;

/** `body`: canonical JSON. */
export type EffectRow = {
  siteId: string;
  effectId: string;
  kind: EffectKind;
  className: string;
  tenantId: string;
  caseId: string | null;
  state: EffectState;
  plannedAt: Instant;
  dueAt: Instant;
  expiresAt: Instant | null;
  takenBy: string | null;
  takenAt: Instant | null;
  endedAt: Instant | null;
  token: string;
  attempts: number;
  reason: string | null;
  body: string;
};

export interface MessageTables {
  score: ScoreRow;
  evidence: EvidenceRow;
  effect: EffectRow;
}

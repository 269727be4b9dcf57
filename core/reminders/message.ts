import type { Instant } from '../calendar/civil.ts';

/**
 * What leaves for a tenant. `reminder` is courtesy, planned by ranges of P; the others are documents:
 * a `bill` when charges are issued, `notice` and `warning` by a lock case, `unlock-note` when supply is coming back.
 */
export type MessageClass = 'reminder' | 'bill' | 'notice' | 'warning' | 'unlock-note';

/** Evidence about a message, never its state (a transport's own yes is only `sent`). */
export type EvidenceKind = 'sent' | 'delivered' | 'failed' | 'read';

/** What kind of proof stands behind a receipt; the policy pack says which of them count as delivery, per channel. */
export type ReceiptProof = 'transport' | 'provider-delivered' | 'read' | 'signed' | 'posted';

export interface Evidence {
  readonly messageId: string;
  readonly kind: EvidenceKind;
  readonly proof: ReceiptProof;
  /** The source set in the receipt node, or the channel itself for `transport`. */
  readonly source: string;
  readonly happenedAt: Instant;
  readonly knownAt: Instant;
}

import type { EvidenceKind, ReceiptProof } from '../core/reminders/message.ts';

export interface ReceiptRequest {
  /** Key of the message. */
  readonly key: string;
  readonly token: string;
  readonly kind: Exclude<EvidenceKind, 'sent'>;
  readonly proof: ReceiptProof;
  /** ISO instant; now when absent. */
  readonly happenedAt?: string;
}

export interface ReceiptReport {
  readonly key: string;
  readonly accepted: boolean;
  /** Why not, or null. */
  readonly reason: string | null;
  /** It counts as delivery under the pack. */
  readonly counts: boolean;
}

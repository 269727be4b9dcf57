import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** The columns of a message that never change once it is planned; when it is due and how it stands do. `body`: canonical JSON as stored. */
export interface PlannedMessage {
  readonly className: string;
  readonly tenantId: string;
  readonly caseId: string | null;
  readonly plannedAt: string;
  readonly expiresAt: string | null;
  readonly token: string;
  readonly body: string;
}

/** SHA-256, in hex, of what a message was planned as: the chain holds it, so that another wording, receiver or end is noticed. */
export function messageDigest({ className, tenantId, caseId, plannedAt, expiresAt, token, body }: PlannedMessage): string {
  return hash('sha256', canonicalJson([className, tenantId, caseId, plannedAt, expiresAt, token, body]), 'hex');
}

import { z } from 'zod';
import type { ReceiptReport, ReceiptRequest } from '../record-receipt.ts';
import { messageKind } from './kind.ts';
import { id } from './parts.ts';

/** What a channel or person brings back about a message. Its source is set in the receipt node, never here. */
export const receiptRequest = z.object({
  key: id,
  token: id,
  kind: z.enum(['delivered', 'failed', 'read']),
  proof: z.enum(['transport', 'provider-delivered', 'read', 'signed', 'posted']),
  happenedAt: z.exactOptional(z.iso.datetime({ offset: true, error: 'give an ISO instant such as 2026-10-01T02:00:00Z' })),
});

const report = z.object({ key: id, accepted: z.boolean(), reason: z.string().nullable(), counts: z.boolean() });

/** `dunlock/receipt`: evidence about a message, on the way in; whether it was accepted, on the way out. */
export const receipt = messageKind<ReceiptReport | ReceiptRequest>()('receipt', z.union([receiptRequest, report]));

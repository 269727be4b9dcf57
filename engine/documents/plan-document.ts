import type { StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn, type Instant } from '../../core/calendar/civil.ts';
import type { MessageClass } from '../../core/reminders/message.ts';
import { type MessageData, RenderError, type RenderedMessage, renderMessage } from '../../core/reminders/render.ts';
import type { EngineContext } from '../context.ts';
import { messageEffect } from '../outbox/message-effect.ts';

export interface PlannedDocument {
  readonly className: Exclude<MessageClass, 'reminder'>;
  readonly tenantId: string;
  readonly caseId: string | null;
  readonly key: string;
  readonly dueAt: Instant;
  readonly expiresAt: Instant | null;
  readonly data: MessageData;
}

/** A document as stored: it leaves exactly so, whatever happens to templates and ledger in between. */
export interface DocumentBody extends RenderedMessage {
  readonly data: MessageData;
}

/**
 * Writes a document in the tenant's language and plans it. Planning the same key again changes nothing.
 * @returns its key
 * @throws RenderError when the tenant is not known, or the document lacks what it must state (L1, L5, L12)
 */
export async function planDocument(tx: StoreTransaction, context: EngineContext, document: PlannedDocument): Promise<string> {
  const { className, tenantId, caseId, key, dueAt, expiresAt, data } = document;
  const tenant = await tx.estate.tenant(tenantId);
  if (!tenant)
    throw new RenderError(`The ${className} '${key}' is for tenant '${tenantId}', whom the estate does not know: import it first.`);
  const rendered = renderMessage({
    className,
    language: tenant.language,
    siteName: context.siteName,
    tenantId,
    tenantName: tenant.name,
    today: dateIn(context.clock.now(), context.timeZone),
    data,
  });
  await tx.effects.plan([messageEffect(context, { key, className, tenantId, caseId, dueAt, expiresAt, body: { ...rendered, data } })]);
  return key;
}

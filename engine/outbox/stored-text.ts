import type { Effect, StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn } from '../../core/calendar/civil.ts';
import type { Tenant } from '../../core/estate/estate.ts';
import { openMinor } from '../../core/ledger/ledger.ts';
import type { Bundle } from '../../core/reminders/bundle.ts';
import { renderMessage, totals } from '../../core/reminders/render.ts';
import type { EngineContext } from '../context.ts';

/** What leaves: text and facts of a message. */
export interface MessageText {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The text of a document exactly as it was stored when it was planned; null when the body is none. */
export function storedText(effect: Effect): MessageText | null {
  const { language, subject, text, data } = effect.body;
  if (typeof language !== 'string' || typeof subject !== 'string' || typeof text !== 'string') return null;
  return { language, subject, text, data: typeof data === 'object' && data !== null ? { ...data } : {} };
}

/** The text of a reminder, written at the moment it leaves from what is open at that moment. */
export async function reminderText(tx: StoreTransaction, context: EngineContext, tenant: Tenant, bundle: Bundle): Promise<MessageText> {
  const charges = bundle.charges.map((balance) => ({
    chargeId: balance.charge.chargeId,
    debtType: balance.charge.debtType,
    openMinor: openMinor(balance),
    currency: balance.charge.amount.currency,
    dueDate: balance.charge.dueDate,
  }));
  const sums = totals(charges.map((charge) => ({ minor: charge.openMinor, currency: charge.currency })));
  const data = {
    reference: `${tenant.tenantId}/${bundle.dueDate}`,
    charges,
    totalMinor: sums[0]?.minor ?? 0,
    currency: sums[0]?.currency ?? context.currency,
    dueDate: bundle.dueDate,
    auditHead: (await tx.audit.head()).hash,
  };
  const rendered = renderMessage({
    className: 'reminder',
    language: tenant.language,
    siteName: context.siteName,
    tenantId: tenant.tenantId,
    tenantName: tenant.name,
    today: dateIn(context.clock.now(), context.timeZone),
    data,
  });
  return { ...rendered, data };
}

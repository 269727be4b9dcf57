import { type Instant, instantAt, parseCivilDate, parseInstant } from '../../core/calendar/civil.ts';
import { DEBT_TYPES } from '../../core/lease/debt-type.ts';
import type { Payment } from '../../core/ledger/ledger.ts';
import type { EngineContext } from '../context.ts';
import type { Cells } from './cells.ts';
import type { Column } from './columns.ts';
import { isTooEarly, tooEarly } from './likely-date.ts';

export const PAYMENT_COLUMNS: readonly Column[] = [
  { name: 'paymentId', aliases: [], required: true },
  { name: 'amount', aliases: [], required: true },
  { name: 'paidAt', aliases: ['paidOn', 'bookingDate'], required: true },
  { name: 'tenantId', aliases: ['customerId'], required: false },
  { name: 'payer', aliases: [], required: false },
  { name: 'payerAccount', aliases: [], required: false },
  { name: 'reference', aliases: [], required: false },
  { name: 'purpose', aliases: [], required: false },
  { name: 'currency', aliases: [], required: false },
];

/** Reads one payment; `tenantId` is what the row says, not yet checked. */
export function paymentRow(cells: Cells, context: Pick<EngineContext, 'clock' | 'timeZone' | 'currency'>): Payment {
  const now = context.clock.now();
  const paidAt = paidAtOf(cells, context.timeZone);
  if (paidAt > now) cells.refuse('paidAt', `${cells.text('paidAt')} has not come yet`);
  if (isTooEarly(paidAt)) cells.refuse('paidAt', tooEarly(cells.text('paidAt')));
  const purpose = cells.optional('purpose');
  const known = DEBT_TYPES.find((type) => type === purpose) ?? null;
  if (purpose !== null && known === null) cells.refuse('purpose', `'${purpose}' is none of ${DEBT_TYPES.join(', ')}`);
  return {
    paymentId: cells.text('paymentId'),
    tenantId: cells.optional('tenantId'),
    payer: cells.optional('payer') ?? '',
    payerAccount: cells.optional('payerAccount') ?? '',
    reference: cells.optional('reference') ?? '',
    purpose: known,
    amount: cells.amount(context.currency),
    paidAt,
    knownAt: now,
    backfilled: false,
  };
}

/* A date alone means its first moment: the legal clock of an unlock must never start later than the tenant paid. */
function paidAtOf(cells: Cells, timeZone: string): Instant {
  const text = cells.text('paidAt');
  const date = parseCivilDate(text);
  if (date !== null) return instantAt(date, '00:00', timeZone);
  return parseInstant(text) ?? cells.refuse('paidAt', `'${text}' is neither a date (YYYY-MM-DD) nor an instant with its offset`);
}

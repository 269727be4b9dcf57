import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { Settled } from '../../core/ledger/settle-account.ts';
import type { Part } from '../../core/ledger/undo.ts';
import type { CaseChange } from '../case-change.ts';
import type { EngineContext } from '../context.ts';
import { settleCases } from '../settle-cases.ts';
import { supersedePaidReminders } from '../supersede-paid-reminders.ts';
import { applyCredit } from './apply-credit.ts';

/** The record of a change of a tenant's money. What was set and undone by it is added to its body. */
export interface MoneyRecord {
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly texts?: Readonly<Record<string, string>>;
  /** Charges that it concerns beside those that money was set against. */
  readonly chargeIds?: readonly string[];
}

/** What came of a change of a tenant's money. */
export interface TenantSettled {
  /** Money set against charges, and (less than nothing) taken off them. */
  readonly parts: readonly Part[];
  readonly cases: readonly CaseChange[];
  /** Unlock orders that this made. */
  readonly orders: readonly string[];
}

/**
 * Does all that follows from a change of one tenant's money, in the transaction that wrote the change: the account is put into balance, the chain
 * records it, reminders of what is paid are superseded, and cases whose charges are paid or credited close or unlock.
 */
export async function settleTenant(
  tx: StoreTransaction,
  context: EngineContext,
  tenantId: string,
  record: MoneyRecord,
  now: Instant,
): Promise<TenantSettled> {
  const settled = (await applyCredit(tx, context, [tenantId], now)).get(tenantId);
  return followUp(tx, context, tenantId, settled, record, now);
}

/** The rest of it, when the account is in balance already. */
export async function followUp(
  tx: StoreTransaction,
  context: EngineContext,
  tenantId: string,
  settled: Settled | undefined,
  record: MoneyRecord,
  now: Instant,
): Promise<TenantSettled> {
  const parts = settled?.parts ?? [];
  const touched = new Set([...parts.map(({ chargeId }) => chargeId), ...(record.chargeIds ?? [])]);
  const open = await tx.cases.listOpen(tenantId);
  const caseIds = open.filter(({ chargeIds }) => chargeIds.some((chargeId) => touched.has(chargeId))).map(({ caseId }) => caseId);
  const { kind, body, texts } = record;
  await tx.audit.append({ at: now, kind, caseIds, body: { tenantId, ...body, allocated: parts }, ...(texts ? { texts } : {}) });
  await supersedePaidReminders(tx, tenantId, now);
  const { cases, orders } = await settleCases(tx, context, tenantId, now);
  return { parts, cases, orders };
}

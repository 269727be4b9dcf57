import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { Payment } from '../../core/ledger/ledger.ts';
import type { Actor } from '../../core/lock/actor.ts';
import type { EngineContext } from '../context.ts';
import { applyCredit } from './apply-credit.ts';
import { useOf } from './left-of.ts';
import type { MatchReport } from './match-report.ts';
import type { RememberedPayer } from './remember-payer.ts';
import { followUp } from './settle-tenant.ts';

/** A payment that changes hands, by a person's word. */
export interface MovedMoney {
  /** With whose it was. */
  readonly payment: Payment;
  /** Whose it is now; null = in suspense. */
  readonly to: string | null;
  readonly by: Actor;
  readonly reason: string;
  readonly remembered: RememberedPayer;
}

/** Puts both accounts into balance after a match was written, records it for each, and does what follows for either tenant. */
export async function moveMoney(
  tx: StoreTransaction,
  context: EngineContext,
  moved: MovedMoney,
  now: Instant,
): Promise<Pick<MatchReport, 'allocated' | 'leftMinor' | 'cases' | 'orders'>> {
  const { payment, to, by, reason, remembered } = moved;
  const { paymentId, amount, tenantId: from } = payment;
  const tenantIds = [from, to].flatMap((tenantId) => tenantId ?? []);
  const settled = await applyCredit(tx, context, tenantIds, now);
  const cases = [];
  const orders = [];
  for (const tenantId of new Set(tenantIds)) {
    const kind = tenantId === to ? 'payment/matched' : 'payment/unmatched';
    const body = { paymentId, amount, from, to, via: by.via, authenticated: by.authenticated, remembered: remembered.state };
    const record = { kind, body, texts: { by: by.name, reason } };
    const done = await followUp(tx, context, tenantId, settled.get(tenantId), record, now);
    cases.push(...done.cases);
    orders.push(...done.orders);
  }
  const use = await useOf(tx, payment);
  const mine = to === null ? undefined : settled.get(to)?.allocated.find((each) => each.paymentId === paymentId);
  return { allocated: mine?.parts ?? [], leftMinor: use.leftMinor, cases, orders };
}

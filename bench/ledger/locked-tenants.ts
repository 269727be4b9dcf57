import { instantAt } from '../../core/calendar/civil.ts';
import type { EngineContext } from '../../engine/context.ts';
import { importPayments } from '../../engine/post-payment.ts';
import { tenantId } from './bench-leases.ts';

const FIRST = 90_000;

/** Tenants whose supply is off, each with a case, its one charge and the lock that was carried out: a payment of it unlocks. */
export async function lockTenants(context: EngineContext, count: number): Promise<void> {
  const now = context.clock.now();
  const openedAt = instantAt('2025-12-01', '10:00', context.timeZone);
  for (let n = FIRST; n < FIRST + count; n++) {
    const [id, chargeId, caseId, orderId, circuitId] = [tenantId(n), `LC-${n}`, `case-${n}`, `lock-${n}`, `C-${n}`];
    await context.store.transaction(async (tx) => {
      await tx.estate.saveTenant({ tenantId: id, name: `Locked ${n} Ltd`, language: 'en', contacts: [] }, openedAt);
      await tx.ledger.addCharge({
        chargeId,
        tenantId: id,
        leaseId: null,
        lineId: null,
        debtType: 'rent',
        creditor: { party: 'Mall Ltd', role: 'landlord' },
        amount: { minor: 100_000, currency: 'CNY' },
        taxMinor: 0,
        about: null,
        working: '',
        periodFrom: null,
        periodTo: null,
        issueDate: '2025-11-01',
        dueDate: '2025-11-05',
        knownAt: openedAt,
        backfilled: false,
      });
      await tx.cases.open({
        caseId,
        leaseId: `L-${n}`,
        tenantId: id,
        creditor: { party: 'Mall Ltd', role: 'landlord' },
        currency: 'CNY',
        chargeIds: [chargeId],
        clockDate: '2025-11-05',
        rung: 'locked',
        openedAt,
        rungSince: openedAt,
        noticeId: `notice-${n}`,
        warningId: `warning-${n}`,
        dueAt: null,
        closedAt: null,
        closedBecause: null,
      });
      await tx.cases.addOrder({
        orderId,
        action: 'lock',
        circuitId,
        meterId: `M-${n}`,
        dtuId: 'dtu-1',
        utility: 'electricity',
        unitId: `U-${n}`,
        tenantId: id,
        caseIds: [caseId],
        plannedAt: openedAt,
        expiresAt: null,
        observed: 'off',
        physics: 'confirms',
        frameSentAt: openedAt,
        confirmedAt: openedAt,
        attempts: 1,
        reason: null,
      });
      await tx.cases.holdCircuit(circuitId, caseId, orderId, now);
    });
  }
}

/** Pays the case of locked tenant `i` of those locked; its unlock order is made in the same transaction. */
export async function payToUnlock(context: EngineContext, i: number): Promise<void> {
  const n = FIRST + i;
  const row = { paymentId: `UNLOCK-${n}`, amount: '1000.00', paidAt: '2026-01-02T08:00:00+08:00', reference: `LC-${n}` };
  const report = await importPayments(context, { content: [row], origin: 'teller' });
  if (report.orders.length !== 1) throw new Error(`the payment of ${n} unlocked nothing: ${JSON.stringify(report)}`);
}

import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../core/lock/actor.ts';
import { creditCharge } from '../../../engine/credit-charge.ts';
import { matchPayment } from '../../../engine/payments/match-payment.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { reversePayment } from '../../../engine/reverse-payment.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { lockSite } from './lock-site.ts';
import { nearLock } from './near-lock.ts';
import { run } from './run.ts';

const CLERK: Actor = { name: 'Ms Lin', authenticated: true, via: 'admin' };

describe('a payment that ended a case and then bounces', () => {
  it('leaves on what it unlocked; a new case opens with a new notice, and goes through every rung again', async () => {
    const site = await lockSite();
    const life = run(site);
    const { context } = site;
    await life.pay('t-2', '5000.00');
    await life.to('2026-01-14', '12:00');
    expect([...site.dtu.meters.values()].map((meter) => meter.switch)).toContain('off');
    await life.pay('t-1', '5000.00');
    await life.to('2026-01-14', '13:00');
    const paid = (await context.store.read((tx) => tx.ledger.payments('t-1', context.clock.now())))[0]?.paymentId ?? '';
    expect(life.diary.filter((line) => line.includes('unlock')).length).toBeGreaterThan(0);

    await life.to('2026-01-15', '10:00');
    const report = await reversePayment(context, { paymentId: paid, kind: 'bounced', reason: 'cheque not covered' }, CLERK);
    expect(report).toMatchObject({ ok: true, cases: [], orders: [] });
    expect([...site.dtu.meters.values()].map((meter) => meter.switch)).not.toContain('off');

    await life.to('2026-01-16', '09:00');
    const cases = (await context.store.read((tx) => tx.cases.list(9))).filter(({ tenantId }) => tenantId === 't-1');
    expect(cases.map(({ rung, closedBecause }) => [rung, closedBecause])).toEqual([
      ['notified', null],
      ['closed', 'settled'],
    ]);
    expect(new Set(cases.map(({ noticeId }) => noticeId)).size).toBe(2);
    expect([...site.dtu.meters.values()].map((meter) => meter.switch)).not.toContain('off');

    await life.to('2026-01-22', '12:00');
    expect([...site.dtu.meters.values()].map((meter) => meter.switch)).toContain('off');
    const proof = await verifyAudit(context);
    expect(proof.checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('a person who says whose money it is', () => {
  it('ends the case in the same transaction, and the lock that was planned goes nowhere', async () => {
    const { context, planned, caseOf, stateOf } = await nearLock();
    const [before = ''] = await planned();
    const row = { paymentId: 'x-1', amount: '6000.00', paidAt: '2026-01-13', payer: 'somebody' };
    await importPayments(context, { content: [row], origin: 'bank' });
    const report = await matchPayment(context, { paymentId: 'x-1', tenantId: 't-1', reason: 'rang us' }, CLERK);
    expect(report).toMatchObject({ ok: true, cases: [{ tenantId: 't-1', rung: 'closed', because: 'its charges are paid' }] });
    expect((await caseOf('t-1')).closedBecause).toBe('settled');
    expect(await stateOf(before)).toBe('superseded');
  });
});

describe('a charge that is credited', () => {
  it('ends the case when nothing is open any more, and says that it was credited', async () => {
    const { context, planned, caseOf, stateOf } = await nearLock();
    const [order = ''] = await planned();
    const { chargeIds, caseId } = await caseOf('t-1');
    const reports = [];
    for (const chargeId of chargeIds)
      reports.push(await creditCharge(context, { chargeId, kind: 'credit-note', reason: 'wrong meter' }, CLERK));
    expect(reports.at(-1)?.cases).toMatchObject([{ caseId, rung: 'closed', because: 'its charges are credited or paid' }]);
    expect((await caseOf('t-1')).closedBecause).toBe('credited');
    expect(await stateOf(order)).toBe('superseded');
    const records = await context.store.read((tx) => tx.audit.list({ caseId }));
    expect(records.map(({ kind }) => kind)).toContain('charge/credit-note');
  });
});

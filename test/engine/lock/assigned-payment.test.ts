import { describe, expect, it } from 'vitest';
import { takeOrder } from '../../../engine/carry-out-orders.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { nearLock } from './near-lock.ts';

describe('money in suspense', () => {
  it('keeps a lock away, and closes the case the moment somebody says whose it is', async () => {
    const { context, planned, caseOf, stateOf } = await nearLock();
    const before = await planned();
    expect(before.length).toBeGreaterThan(0);
    const row = { paymentId: 'x-1', amount: '6000.01', paidAt: '2026-01-13', payer: 'somebody' };
    const pay = (content: object) => importPayments(context, { content: [content], origin: 'bank' });
    expect(await pay(row)).toMatchObject({ accepted: 1, cases: [] });
    expect(await takeOrder(context, before[0] ?? '', 'switch')).toMatchObject({ state: 'refused', reasons: [{ rule: 'suspense' }] });
    const { caseId } = await caseOf('t-1');
    const report = await pay({ ...row, tenantId: 't-1' });
    expect(report).toMatchObject({ accepted: 1, rejected: [], cases: [{ caseId, rung: 'closed' }] });
    expect((await caseOf('t-1')).rung).toBe('closed');
    for (const key of before) expect(await stateOf(key)).not.toMatch(/planned|taken|done/);
  });
});

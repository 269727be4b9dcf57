import { describe, expect, it } from 'vitest';
import { importPayments } from '../../../engine/post-payment.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { nearLock } from '../lock/near-lock.ts';

describe('one file with money of many tenants', () => {
  it('records each tenant with a case by itself, where the case is proven, and the others together', async () => {
    const { context, caseOf } = await nearLock();
    const before = (await context.store.read((tx) => tx.audit.head())).seq;
    const paid = { amount: '5000.00', paidAt: '2026-01-14' };
    const content = [
      { paymentId: 'x-1', tenantId: 't-2', ...paid },
      { paymentId: 'x-2', tenantId: 't-1', ...paid },
    ];
    const report = await importPayments(context, { content, origin: 'bank.json' });
    expect(report.posted.map(({ payment }) => payment.paymentId)).toEqual(['x-1', 'x-2']);
    expect(report.cases).toMatchObject([{ tenantId: 't-1', rung: 'closed' }]);
    const { caseId } = await caseOf('t-1');
    const records = await context.store.read((tx) => tx.audit.list({ afterSeq: before }));
    expect(records.map(({ kind, caseIds }) => [kind, ...caseIds])).toEqual([
      ['import'],
      ['payment', caseId],
      ['case/closed', caseId],
      ['payments'],
      ['rows/written'],
    ]);
    expect(JSON.parse(records.at(-2)?.body ?? '')).toMatchObject({
      tenants: 1,
      payments: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await verifyAudit(context)).toMatchObject({ ok: true });
  });
});

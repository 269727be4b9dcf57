import { describe, expect, it } from 'vitest';
import type { LockCase } from '../../core/lock/case.ts';
import { dispatchMessage } from '../../engine/dispatch-message.ts';
import { planDocument } from '../../engine/documents/plan-document.ts';
import { type ReceiptRequest, recordReceipt } from '../../engine/record-receipt.ts';
import type { TestContext } from '../setup/context.ts';
import { addCharge, addTenant, effect, mall, openCase, scripted } from './outbox/mall.ts';

/** A notice that left at ten on 21 March; half an hour later. */
async function sentNotice(foreign = false): Promise<{ context: TestContext; lockCase: LockCase; receipt: ReceiptRequest }> {
  const context = await mall({ channels: [scripted('webhook', true, [])] });
  await addTenant(context, 't1', [{ channel: 'webhook', address: 'somewhere' }]);
  await addCharge(context, 't1', 'rent');
  await context.goTo('2026-03-21', '10:00');
  const lockCase = await openCase(context, 't1', 'rent');
  const key = lockCase.noticeId;
  const charges = [{ chargeId: 'rent', debtType: 'rent', openMinor: 100_000, currency: 'CNY', dueDate: '2026-03-20' }] as const;
  const data = { charges, totalMinor: 100_000, currency: 'CNY', dueDate: '2026-03-20', auditHead: 'c'.repeat(64) } as const;
  const { caseId } = lockCase;
  await context.store.transaction((tx) =>
    planDocument(tx, context, { className: 'notice', tenantId: 't1', caseId, key, dueAt: context.clock.now(), expiresAt: null, data }),
  );
  await dispatchMessage(context, key, { taker: 'dispatch', foreign });
  await context.goTo('2026-03-21', '10:30');
  return { context, lockCase, receipt: { key, token: (await effect(context, key)).token, kind: 'delivered', proof: 'provider-delivered' } };
}

const caseOf = (context: TestContext, { caseId }: LockCase) => context.store.transaction((tx) => tx.cases.get(caseId));
const evidence = (context: TestContext, key: string) => context.store.transaction((tx) => tx.evidence.of(key));
const audit = (context: TestContext, caseId: string) => context.store.transaction((tx) => tx.audit.list({ caseId }));

describe('a receipt', () => {
  it('with the token, from a source that the pack names, counts: its case is due now, and the chain has it', async () => {
    const { context, lockCase, receipt } = await sentNotice();
    expect(await recordReceipt(context, receipt, 'phone')).toEqual({ key: receipt.key, accepted: true, reason: null, counts: true });
    expect((await caseOf(context, lockCase))?.dueAt).toBe(context.clock.now());
    expect(await evidence(context, receipt.key)).toMatchObject([
      { kind: 'sent' },
      { kind: 'delivered', proof: 'provider-delivered', source: 'phone' },
    ]);
    const chained = (await audit(context, lockCase.caseId)).at(-1);
    expect(JSON.parse(chained?.body ?? '')).toMatchObject({ messageId: receipt.key, kind: 'delivered', counts: true, source: 'phone' });
    expect(chained?.body).not.toContain(receipt.token);
  });

  it('from elsewhere is stored, and moves nothing', async () => {
    const { context, lockCase, receipt } = await sentNotice();
    expect(await recordReceipt(context, receipt, 'somebody')).toEqual({ key: receipt.key, accepted: true, reason: null, counts: false });
    expect((await caseOf(context, lockCase))?.dueAt).toBeNull();
    expect((await evidence(context, receipt.key)).length).toBe(2);
  });

  it('of a proof that the pack does not take for delivery, or that says failed, does not count', async () => {
    const { context, receipt } = await sentNotice();
    expect(await recordReceipt(context, { ...receipt, proof: 'transport' }, 'phone')).toMatchObject({ accepted: true, counts: false });
    expect(await recordReceipt(context, { ...receipt, kind: 'failed' }, 'phone')).toMatchObject({ accepted: true, counts: false });
  });

  it('twice is once: no second evidence, no second record, no second wake', async () => {
    const { context, lockCase, receipt } = await sentNotice();
    await recordReceipt(context, receipt, 'phone');
    const [first, before] = [await caseOf(context, lockCase), await audit(context, lockCase.caseId)];
    await context.goTo('2026-03-21', '11:00');
    expect(await recordReceipt(context, receipt, 'phone')).toMatchObject({ accepted: true, counts: true });
    expect(await caseOf(context, lockCase)).toEqual(first);
    expect(await audit(context, lockCase.caseId)).toEqual(before);
  });

  it.each([
    ['a wrong token', { token: 'guessed' }, /token/],
    ['a token of another length', { token: '' }, /token/],
    ['a key that nobody planned', { key: 'notice/nothing' }, /no message/],
    ['a time that is none', { happenedAt: 'yesterday' }, /no ISO instant/],
    ['a time before the message left', { happenedAt: '2026-03-21T01:00:00Z' }, /before the message left/],
    ['a time still to come', { happenedAt: '2026-03-21T09:00:00Z' }, /still to come/],
  ] as const)('with %s is refused, and kept where a person sees it', async (_what, wrong, says) => {
    const { context, lockCase, receipt } = await sentNotice();
    const report = await recordReceipt(context, { ...receipt, ...wrong }, 'phone');
    expect(report).toMatchObject({ accepted: false, counts: false, reason: expect.stringMatching(says) });
    const rejects = await context.store.transaction((tx) => tx.ledger.rejects({ source: 'receipt' }));
    expect(rejects).toMatchObject([{ origin: 'phone', reason: report.reason }]);
    expect(rejects[0]?.raw).not.toContain(receipt.token);
    expect((await caseOf(context, lockCase))?.dueAt).toBeNull();
    expect((await evidence(context, receipt.key)).map(({ kind }) => kind)).toEqual(['sent']);
  });

  it('for a message of a foreign channel says that it is done', async () => {
    const { context, receipt } = await sentNotice(true);
    expect(await recordReceipt(context, receipt, 'phone')).toMatchObject({ accepted: true, counts: false });
    expect(await effect(context, receipt.key)).toMatchObject({ state: 'done' });
  });
});

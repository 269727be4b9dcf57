import { describe, expect, it } from 'vitest';
import { plusMs } from '../../../core/calendar/civil.ts';
import type { LockCase } from '../../../core/lock/case.ts';
import { dispatchMessage } from '../../../engine/dispatch-message.ts';
import { planDocument } from '../../../engine/documents/plan-document.ts';
import type { TestContext } from '../../setup/context.ts';
import { addCharge, addTenant, effect, hold, mall, openCase, pay, scripted } from './mall.ts';

const HEAD = 'b'.repeat(64);

async function noticeDay(
  channel: ReturnType<typeof scripted>,
  language = 'en',
): Promise<{ context: TestContext; lockCase: LockCase; key: string }> {
  const context = await mall({ channels: [channel], bank: null });
  await addTenant(context, 't1', [{ channel: channel.name, address: 'somewhere' }], language);
  await addCharge(context, 't1', 'rent');
  await context.goTo('2026-03-21', '23:00');
  const lockCase = await openCase(context, 't1', 'rent');
  const key = await plan(context, lockCase);
  return { context, lockCase, key };
}

function plan(context: TestContext, lockCase: LockCase, more: Record<string, unknown> = {}): Promise<string> {
  return context.store.transaction((tx) =>
    planDocument(tx, context, {
      className: 'notice',
      tenantId: 't1',
      caseId: lockCase.caseId,
      key: lockCase.noticeId,
      dueAt: context.clock.now(),
      expiresAt: null,
      data: {
        charges: [{ chargeId: 'rent', debtType: 'rent', openMinor: 100_000, currency: 'CNY', dueDate: '2026-03-20' }],
        totalMinor: 100_000,
        currency: 'CNY',
        dueDate: '2026-03-20',
        auditHead: HEAD,
        ...more,
      },
    }),
  );
}

describe('a document', () => {
  it('leaves exactly as it was stored, in the tenant’s language, whatever the ledger says later', async () => {
    const channel = scripted('webhook', true, []);
    const { context, key } = await noticeDay(channel, 'zh-CN');
    const stored = await effect(context, key);
    expect(stored).toMatchObject({ className: 'notice', body: { language: 'zh-CN', subject: '欠费通知:1000.00 CNY' } });
    expect(String(stored.body.text)).toContain(HEAD);
    await pay(context, 't1', 'rent', 40_000);
    const outcome = await dispatchMessage(context, key, { taker: 'own', foreign: true });
    expect(outcome.message).toMatchObject({ subject: stored.body.subject, text: stored.body.text, data: { totalMinor: 100_000 } });
  });

  it('asks for no contact hours, no bank feed and no hold on reminders', async () => {
    const channel = scripted('webhook', true, []);
    const { context, key } = await noticeDay(channel);
    await hold(context, 't1', 'promise', '2026-04-01');
    expect(await dispatchMessage(context, key, { taker: 'd' })).toMatchObject({ state: 'done', claimed: true });
  });

  it('that demands what was paid meanwhile does not leave', async () => {
    const channel = scripted('webhook', true, []);
    const { context, key } = await noticeDay(channel);
    await pay(context, 't1', 'rent', 100_000);
    expect(await dispatchMessage(context, key, { taker: 'd' })).toMatchObject({ state: 'superseded', reasons: [{ rule: 'paid' }] });
    expect(channel.sent).toEqual([]);
  });

  it('that could not leave makes its case due when it is tried again', async () => {
    const channel = scripted('webhook', true, [() => Promise.resolve({ kind: 'failed', reason: 'HTTP 500', permanent: false })]);
    const { context, lockCase, key } = await noticeDay(channel);
    await dispatchMessage(context, key, { taker: 'd' });
    const again = plusMs(context.clock.now(), 5 * 60_000);
    expect((await effect(context, key)).dueAt).toBe(again);
    expect((await context.store.transaction((tx) => tx.cases.get(lockCase.caseId)))?.dueAt).toBe(again);
  });

  it('planned twice is one, with its first text and token', async () => {
    const { context, lockCase, key } = await noticeDay(scripted('webhook', true, []));
    const before = await effect(context, key);
    await plan(context, lockCase, { totalMinor: 1 });
    expect(await effect(context, key)).toEqual(before);
  });

  it('that lacks what it must state is not planned, and says what', async () => {
    const { context, lockCase } = await noticeDay(scripted('webhook', true, []));
    await expect(plan(context, lockCase, { auditHead: '' })).rejects.toThrow(/lacks auditHead/);
    await expect(plan(context, lockCase, { charges: [] })).rejects.toThrow(/names no charges/);
  });
});

import { describe, expect, it } from 'vitest';
import { webhookChannel } from '../../../adapters/channels/webhook.ts';
import { instantAt } from '../../../core/calendar/civil.ts';
import { dispatchMessage } from '../../../engine/dispatch-message.ts';
import { planReminders } from '../../../engine/plan-reminders.ts';
import { endpoint } from '../../adapters/channels/endpoint.ts';
import type { TestContext } from '../../setup/context.ts';
import { addCharge, addTenant, effect, hold, mall, pay, scripted } from './mall.ts';

const KEY = 'reminder/t1/2026-03-20/-3';
const at = (date: `${number}-${string}`, time: `${number}:${string}`) => instantAt(date, time, 'Asia/Shanghai');
const dispatch = (context: TestContext, key = KEY) => dispatchMessage(context, key, { taker: 'reminder-dispatch' });

/** One tenant with rent and water due on 20 March, reminders planned, at ten o'clock on the 17th. */
async function reminderDay(options: Parameters<typeof mall>[0] = {}, address = 'http://127.0.0.1:9/'): Promise<TestContext> {
  const context = await mall(options);
  await addTenant(context, 't1', [{ channel: 'webhook', address }]);
  await addCharge(context, 't1', 'rent');
  await addCharge(context, 't1', 'water', { debtType: 'water', amount: { minor: 5_050, currency: 'CNY' } });
  await planReminders(context, 'all');
  await context.goTo('2026-03-17', '10:00');
  return context;
}

describe('a reminder whose time has come', () => {
  it('leaves once, with what is open at that moment, and is done with the transport’s yes as evidence `sent`', async () => {
    const phone = await endpoint((response) => response.writeHead(200).end());
    const context = await reminderDay({ channels: [webhookChannel({ signingKey: 'k', timeoutMs: 2000 })] }, phone.url);
    await pay(context, 't1', 'rent', 30_000);
    const [outcome, second] = await Promise.all([dispatch(context), dispatch(context)]);
    expect(outcome).toEqual({
      key: KEY,
      state: 'done',
      claimed: true,
      className: 'reminder',
      tenantId: 't1',
      channel: 'webhook',
      reasons: [],
      message: null,
    });
    expect(second).toMatchObject({
      claimed: false,
      reasons: [{ rule: 'taken', text: expect.stringContaining('reminder-dispatch via webhook') }],
    });
    expect(phone.arrived.length).toBe(1);
    const message = JSON.parse(phone.arrived[0]?.body ?? '');
    expect(message).toMatchObject({ key: KEY, siteId: 'mall', tenantId: 't1', className: 'reminder', language: 'en' });
    expect(message.data).toMatchObject({ reference: 't1/2026-03-20', totalMinor: 75_050, currency: 'CNY', dueDate: '2026-03-20' });
    expect(message.text).toContain('Rent: 700.00 CNY');
    expect(message.text).toContain('Total: 750.50 CNY');
    expect(message.token).toBe((await effect(context, KEY)).token);
    await context.store.transaction(async (tx) => {
      expect(await tx.evidence.of(KEY)).toMatchObject([{ kind: 'sent', proof: 'transport', source: 'webhook' }]);
      expect((await tx.audit.list({})).map(({ kind }) => kind).filter((kind) => kind !== 'rows/written')).toEqual([
        'site/made',
        'messages/planned',
        'evidence',
      ]);
    });
    expect(await dispatch(context)).toMatchObject({ state: 'done', claimed: false });
    expect(phone.arrived.length).toBe(1);
  });

  it('that was paid meanwhile is superseded', async () => {
    const channel = scripted('webhook', true, []);
    const context = await reminderDay({ channels: [channel] });
    await pay(context, 't1', 'rent', 100_000);
    await pay(context, 't1', 'water', 5_050);
    expect(await dispatch(context)).toMatchObject({ state: 'superseded', claimed: false, reasons: [{ rule: 'paid' }] });
    expect(channel.sent).toEqual([]);
  });

  it('under a hold stays planned with the reason, is looked at again, and expires after a day with it', async () => {
    const channel = scripted('webhook', true, []);
    const context = await reminderDay({ channels: [channel] });
    await hold(context, 't1', 'dispute', '2026-04-01');
    expect(await dispatch(context)).toMatchObject({ state: 'planned', claimed: false, reasons: [{ rule: 'L15' }] });
    expect(await effect(context, KEY)).toMatchObject({
      state: 'planned',
      dueAt: at('2026-03-17', '11:00'),
      reason: expect.stringContaining('L15: held: dispute'),
    });
    await context.goTo('2026-03-17', '20:30');
    await dispatch(context);
    expect((await effect(context, KEY)).dueAt).toBe(at('2026-03-18', '08:00'));
    await context.goTo('2026-03-18', '09:30');
    await dispatch(context);
    expect((await effect(context, KEY)).dueAt).toBe(at('2026-03-18', '10:00'));
    await context.goTo('2026-03-18', '10:00');
    expect(await dispatch(context)).toMatchObject({
      state: 'expired',
      reasons: [{ rule: 'expired', text: expect.stringContaining('held: dispute') }],
    });
    expect(channel.sent).toEqual([]);
  });

  it('waits while the bank feed is late, and leaves when it has come', async () => {
    const channel = scripted('webhook', true, []);
    const context = await reminderDay({ channels: [channel], bank: '2026-03-14' });
    expect(await dispatch(context)).toMatchObject({ state: 'planned', reasons: [{ rule: 'bank-feed' }] });
    await context.store.transaction((tx) => tx.ledger.noteFeed('bank', '2026-03-15', context.clock.now()));
    expect(await dispatch(context)).toMatchObject({ state: 'planned', reasons: [{ rule: 'not-due' }] });
    await context.goTo('2026-03-17', '11:00');
    expect(await dispatch(context)).toMatchObject({ state: 'done', claimed: true });
    expect(await effect(context, KEY)).toMatchObject({ state: 'done', reason: null });
  });

  it('outside contact hours waits for them (L25)', async () => {
    const channel = scripted('webhook', true, []);
    const context = await reminderDay({ channels: [channel] });
    await context.goTo('2026-03-17', '21:00');
    expect(await dispatch(context)).toMatchObject({ state: 'planned', reasons: [{ rule: 'L25' }] });
    expect((await effect(context, KEY)).dueAt).toBe(at('2026-03-18', '08:00'));
  });

  it('is not taken before its time, nor by a key that nobody planned', async () => {
    const channel = scripted('webhook', true, []);
    const context = await reminderDay({ channels: [channel] });
    expect(await dispatch(context, 'reminder/t1/2026-03-20/+1')).toMatchObject({
      state: 'planned',
      claimed: false,
      reasons: [{ rule: 'not-due' }],
    });
    expect(await dispatch(context, 'reminder/t1/2026-03-20/+9')).toMatchObject({ state: 'not-found', claimed: false, tenantId: '' });
    expect(channel.sent).toEqual([]);
  });

  it('in dry-run would have left', async () => {
    const channel = scripted('webhook', true, []);
    const context = await reminderDay({ channels: [channel], mode: 'dry-run' });
    expect(await dispatch(context)).toMatchObject({ state: 'would-have', claimed: false, reasons: [{ rule: 'dry-run' }] });
    expect(channel.sent).toEqual([]);
  });

  it('goes by the first contact that is built in, and is refused when there is none', async () => {
    const channel = scripted('mqtt', false, []);
    const context = await reminderDay({ channels: [channel] });
    expect(await dispatch(context)).toMatchObject({ state: 'refused', reasons: [{ rule: 'no-contact' }] });
    await addTenant(context, 't1', [
      { channel: 'email', address: 'a@b.example' },
      { channel: 'mqtt', address: 'shop/t1' },
    ]);
    await context.goTo('2026-03-21', '10:00');
    expect(await dispatch(context, 'reminder/t1/2026-03-20/+1')).toMatchObject({ state: 'done', channel: 'mqtt' });
  });

  it('for a foreign channel is handed to its taker, token and all', async () => {
    const context = await reminderDay();
    const outcome = await dispatchMessage(context, KEY, { taker: 'dispatch-2', foreign: true });
    expect(outcome).toMatchObject({
      state: 'taken',
      claimed: true,
      channel: 'foreign',
      message: { key: KEY, address: 'http://127.0.0.1:9/' },
    });
    expect(outcome.message?.token).toBe((await effect(context, KEY)).token);
    expect(await dispatch(context)).toMatchObject({
      state: 'taken',
      claimed: false,
      reasons: [{ text: expect.stringMatching(/^dispatch-2 via foreign has it since/) }],
    });
  });
});

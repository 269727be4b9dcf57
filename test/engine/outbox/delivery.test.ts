import { describe, expect, it } from 'vitest';
import type { Channel, DeliveryOutcome } from '../../../adapters/channels/channel.ts';
import { webhookChannel } from '../../../adapters/channels/webhook.ts';
import { dispatchMessage } from '../../../engine/dispatch-message.ts';
import { planReminders } from '../../../engine/plan-reminders.ts';
import { recoverMessages } from '../../../engine/recover-messages.ts';
import { endpoint } from '../../adapters/channels/endpoint.ts';
import type { TestContext } from '../../setup/context.ts';
import { addCharge, addTenant, effect, mall, scripted } from './mall.ts';

const KEY = 'reminder/t1/2026-03-20/-3';
const dispatch = (context: TestContext) => dispatchMessage(context, KEY, { taker: 'reminder-dispatch' });
const saying = (outcome: DeliveryOutcome) => () => Promise.resolve(outcome);
const later = saying({ kind: 'failed', reason: 'HTTP 503', permanent: false });
const doubt = saying({ kind: 'unknown', reason: 'no answer' });

async function reminderDay(channel: Channel, address = 'somewhere'): Promise<TestContext> {
  const context = await mall({ channels: [channel] });
  await addTenant(context, 't1', [{ channel: channel.name, address }]);
  await addCharge(context, 't1', 'rent');
  await planReminders(context, 'all');
  await context.goTo('2026-03-17', '10:00');
  return context;
}

/** Dispatches at every due time until the message has ended; returns the local waits in minutes. */
async function untilEnded(context: TestContext): Promise<number[]> {
  const waits: number[] = [];
  for (let round = 0; round < 10; round++) {
    const { state } = await dispatch(context);
    if (state !== 'planned') break;
    const { dueAt } = await effect(context, KEY);
    waits.push((Date.parse(dueAt) - Date.parse(context.clock.now())) / 60_000);
    await context.clock.advanceTo(dueAt);
  }
  return waits;
}

describe('a delivery that', () => {
  it('fails for now is tried again, later each time, and given up after five attempts', async () => {
    const channel = scripted('webhook', true, [later]);
    const context = await reminderDay(channel);
    expect(await untilEnded(context)).toEqual([5, 15, 60, 240]);
    expect(channel.sent.length).toBe(5);
    expect(await effect(context, KEY)).toMatchObject({ state: 'refused', attempts: 5, reason: 'HTTP 503' });
    const evidence = await context.store.transaction((tx) => tx.evidence.of(KEY));
    expect(evidence).toMatchObject([{ kind: 'failed', proof: 'transport', source: 'webhook' }]);
  });

  it('fails for good is refused at once', async () => {
    const channel = scripted('webhook', true, [saying({ kind: 'failed', reason: 'HTTP 404', permanent: true })]);
    const context = await reminderDay(channel);
    expect(await dispatch(context)).toMatchObject({ state: 'refused', claimed: true, reasons: [{ rule: 'transport', text: 'HTTP 404' }] });
  });

  it('fails once and then succeeds is done, and sent once by the same key', async () => {
    const channel = scripted('webhook', true, [later, saying({ kind: 'sent', detail: 'ok' })]);
    const context = await reminderDay(channel);
    expect(await untilEnded(context)).toEqual([5]);
    expect(channel.sent).toEqual([KEY, KEY]);
    expect(await effect(context, KEY)).toMatchObject({ state: 'done', attempts: 1, reason: null });
  });

  it('is in doubt goes again under its key where the channel is idempotent, and ends as unknown', async () => {
    const context = await reminderDay(scripted('webhook', true, [doubt]));
    expect(await untilEnded(context)).toEqual([5, 15, 60, 240]);
    expect(await effect(context, KEY)).toMatchObject({ state: 'unknown', reason: 'no answer' });
  });

  it('is in doubt on any other channel is unknown at once and never sent again', async () => {
    const channel = scripted('email', false, [doubt]);
    const context = await reminderDay(channel);
    expect(await dispatch(context)).toMatchObject({ state: 'unknown', claimed: true });
    expect(await dispatch(context)).toMatchObject({ state: 'unknown', claimed: false });
    expect(channel.sent.length).toBe(1);
  });

  it('makes the channel throw is in doubt, not lost', async () => {
    const channel = scripted('email', false, [() => Promise.reject(new Error('boom'))]);
    const context = await reminderDay(channel);
    expect(await dispatch(context)).toMatchObject({ state: 'unknown', reasons: [{ text: 'channel email broke off: boom' }] });
  });

  it('really times out reaches the other side twice under one key, as one message', async () => {
    const phone = await endpoint((response, nth) => {
      if (nth > 1) response.writeHead(200).end();
    });
    const context = await reminderDay(webhookChannel({ signingKey: 'k', timeoutMs: 200 }), phone.url);
    expect(await untilEnded(context)).toEqual([5]);
    expect(new Set(phone.arrived.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set([encodeURIComponent(KEY)]));
    expect(phone.arrived.map(({ body }) => JSON.parse(body).token)).toEqual(Array(2).fill((await effect(context, KEY)).token));
    expect((await effect(context, KEY)).state).toBe('done');
  });
});

describe('civil time', () => {
  it('stands still from the claim until the answer is stored', async () => {
    let held: string[] = [];
    const channel = scripted('webhook', true, [
      async () => {
        held = [...context.clock.inFlight().keys()];
        return { kind: 'sent', detail: 'ok' };
      },
    ]);
    const context = await reminderDay(channel);
    await dispatch(context);
    expect(held).toEqual([`message ${KEY}`]);
    expect(context.clock.inFlight().size).toBe(0);
  });
});

describe('after a crash between claim and answer', () => {
  /** Claims as a process does that dies before the channel answers. */
  async function died(channel: Channel): Promise<TestContext> {
    const never = scripted(channel.name, channel.idempotent, [() => new Promise<DeliveryOutcome>(() => {})]);
    const before = await reminderDay(never);
    void dispatch(before);
    while (never.sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await effect(before, KEY)).state).toBe('taken');
    return { ...before, channels: [channel] };
  }

  it('an idempotent channel gets it again under its key', async () => {
    const channel = scripted('webhook', true, []);
    const context = await died(channel);
    expect(await recoverMessages(context)).toEqual({ again: [KEY], unknown: [] });
    expect(await dispatch(context)).toMatchObject({ state: 'done', claimed: true });
    expect(channel.sent).toEqual([KEY]);
  });

  it('any other channel leaves it unknown, for a person', async () => {
    const channel = scripted('email', false, []);
    const context = await died(channel);
    expect(await recoverMessages(context)).toEqual({ again: [], unknown: [KEY] });
    expect(await dispatch(context)).toMatchObject({
      state: 'unknown',
      claimed: false,
      reasons: [{ text: expect.stringContaining('nobody knows whether it went') }],
    });
    expect(channel.sent).toEqual([]);
  });

  it('what a foreign node took stays with it', async () => {
    const context = await reminderDay(scripted('webhook', true, []));
    await dispatchMessage(context, KEY, { taker: 'own', foreign: true });
    expect(await recoverMessages(context)).toEqual({ again: [], unknown: [] });
    expect((await effect(context, KEY)).state).toBe('taken');
  });
});

import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '../../../adapters/channels/channel.ts';
import { webhookChannel } from '../../../adapters/channels/webhook.ts';
import { endpoint, rawServer } from './endpoint.ts';

const channel = webhookChannel({ signingKey: 'secret', timeoutMs: 300 });

function message(address: string): OutgoingMessage {
  return {
    key: 'reminder/租户 1/2026-03-20/+1',
    token: 'tok',
    siteId: 'mall',
    tenantId: '租户 1',
    className: 'reminder',
    address,
    language: 'zh-CN',
    subject: '付款提醒',
    text: '合计:12.00 CNY',
    data: { totalMinor: 1200 },
  };
}

const answering = (status: number) => endpoint((response) => response.writeHead(status).end('{"ok":true}'));

describe('a webhook', () => {
  it('posts the whole message as JSON, with its key and a signature that the other side can check', async () => {
    const { url, arrived } = await answering(200);
    expect(await channel.deliver(message(url))).toEqual({ kind: 'sent', detail: 'HTTP 200' });
    const [got] = arrived;
    expect(got?.method).toBe('POST');
    expect(JSON.parse(got?.body ?? '')).toEqual(message(url));
    expect(decodeURIComponent(String(got?.headers['idempotency-key']))).toBe('reminder/租户 1/2026-03-20/+1');
    const signature = createHmac('sha256', 'secret')
      .update(got?.body ?? '')
      .digest('hex');
    expect(got?.headers['x-dunlock-signature']).toBe(`sha256=${signature}`);
  });

  it.each([
    [202, 'sent', undefined],
    [429, 'failed', false],
    [500, 'failed', false],
    [503, 'failed', false],
    [404, 'failed', true],
    [301, 'failed', true],
  ] as const)('that is answered %i is %s (permanent: %s)', async (status, kind, permanent) => {
    const { url, arrived } = await answering(status);
    const outcome = await channel.deliver(message(url));
    expect(outcome.kind).toBe(kind);
    if (outcome.kind === 'failed') {
      expect(outcome.permanent).toBe(permanent);
      expect(outcome.reason).toContain(`answered HTTP ${status}`);
    }
    expect(arrived.length).toBe(1);
  });

  it('that nobody answers in time is unknown: it arrived, and only the answer is missing', async () => {
    const { url, arrived } = await endpoint(() => {});
    expect(await channel.deliver(message(url))).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('within 300 ms') });
    expect(arrived.length).toBe(1);
  });

  it('whose connection is refused failed for now: nothing left', async () => {
    const { url, close } = await answering(200);
    await close();
    expect(await channel.deliver(message(url))).toMatchObject({
      kind: 'failed',
      permanent: false,
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('whose connection breaks before an answer is unknown', async () => {
    const url = await rawServer((socket) => socket.on('data', () => socket.destroy()));
    expect((await channel.deliver(message(url))).kind).toBe('unknown');
  });

  it('that is answered with no HTTP at all is unknown', async () => {
    const url = await rawServer((socket) => socket.end('hello\r\n\r\n'));
    expect((await channel.deliver(message(url))).kind).toBe('unknown');
  });

  it('that is answered twice takes the first answer', async () => {
    const url = await rawServer((socket) =>
      socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n')),
    );
    expect(await channel.deliver(message(url))).toEqual({ kind: 'sent', detail: 'HTTP 200' });
  });

  it('does not wait for the end of an answer that never ends', async () => {
    const { url } = await endpoint((response) => {
      response.writeHead(200);
      response.write('endless');
    });
    expect(await channel.deliver(message(url))).toMatchObject({ kind: 'sent' });
  });

  it('that is told to go elsewhere does not: an address is a person’s decision', async () => {
    const elsewhere = await answering(200);
    const { url } = await endpoint((response) => response.writeHead(307, { Location: elsewhere.url }).end());
    expect(await channel.deliver(message(url))).toMatchObject({ kind: 'failed', permanent: true });
    expect(elsewhere.arrived.length).toBe(0);
  });

  it('with an address that is none fails for good and says what to correct', async () => {
    for (const address of ['', 'not a url', 'file:///etc/passwd', 'ftp://127.0.0.1/x']) {
      expect(await channel.deliver(message(address))).toMatchObject({
        kind: 'failed',
        permanent: true,
        reason: expect.stringContaining("correct the tenant's contact"),
      });
    }
  });
});

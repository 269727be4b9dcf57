import { createHmac } from 'node:crypto';
import type { Channel, DeliveryOutcome, OutgoingMessage } from './channel.ts';

export interface WebhookOptions {
  /** Key of the signature, known to the other side. */
  readonly signingKey: string | Uint8Array;
  /** Real milliseconds until an answer counts as lost. */
  readonly timeoutMs: number;
}

/** Errors of a connection that never came to be: nothing left, so it may be tried again without doubt. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Answers that ask for patience; every other 4xx says that the request itself is wrong. */
const TRY_LATER = new Set([408, 425, 429]);

/**
 * A channel that POSTs the whole message as JSON to the contact's URL.
 * `Idempotency-Key` is the message's key (percent-encoded), `X-Dunlock-Signature` is `sha256=` and the HMAC of the body in hex.
 * 2xx is `sent`; 408, 425, 429 and 5xx fail for now, other answers for good (redirects are not followed: an address is a person's decision);
 * a connection that was never made fails for now; a time-out or a broken connection is `unknown`.
 */
export function webhookChannel(options: WebhookOptions): Channel {
  return {
    name: 'webhook',
    idempotent: true,
    deliver: (message) => post(message, options),
  };
}

async function post(message: OutgoingMessage, options: WebhookOptions): Promise<DeliveryOutcome> {
  const url = URL.parse(message.address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    return { kind: 'failed', reason: `'${message.address}' is no http or https address: correct the tenant's contact`, permanent: true };
  }
  const body = JSON.stringify(message);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs),
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Idempotency-Key': encodeURIComponent(message.key),
        'X-Dunlock-Signature': `sha256=${createHmac('sha256', options.signingKey).update(body).digest('hex')}`,
      },
    });
    // The status is the answer. What follows it is not read, and a peer that never ends it may not keep the connection.
    await answer.body?.cancel();
    return outcomeOf(answer.status, url);
  } catch (error) {
    return outcomeOfError(error, url, options.timeoutMs);
  }
}

function outcomeOf(status: number, url: URL): DeliveryOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent', detail: `HTTP ${status}` };
  return { kind: 'failed', reason: `${url.host} answered HTTP ${status}`, permanent: status < 500 && !TRY_LATER.has(status) };
}

function outcomeOfError(error: unknown, url: URL, timeoutMs: number): DeliveryOutcome {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { kind: 'unknown', reason: `${url.host} did not answer within ${timeoutMs} ms` };
  }
  const code = codeOf(error);
  if (NEVER_LEFT.has(code)) return { kind: 'failed', reason: `${url.host} cannot be reached (${code})`, permanent: false };
  return { kind: 'unknown', reason: `the connection to ${url.host} broke (${code})` };
}

/** The code of the error beneath a failed `fetch`; where several addresses were tried, that of the first. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error.cause === undefined ? error.message : codeOf(error.cause);
}

/** What a channel is given to deliver. `key` makes a second delivery of the same message recognisable to the other side. */
export interface OutgoingMessage {
  readonly key: string;
  /** Must come back with the receipt. */
  readonly token: string;
  readonly siteId: string;
  readonly tenantId: string;
  readonly className: string;
  readonly address: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  /** Machine-readable facts of the message: amounts, references, due dates, the chain's head. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** `sent`: the transport said yes. `failed`: it certainly did not go. `unknown`: nobody can say, and it is not sent again blindly unless the channel is idempotent. */
export type DeliveryOutcome =
  | { readonly kind: 'sent'; readonly detail: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly permanent: boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Channel {
  readonly name: 'webhook' | 'mqtt' | 'email';
  /** The other side recognises a key, so that an outcome in doubt may be retried. */
  readonly idempotent: boolean;
  deliver(message: OutgoingMessage): Promise<DeliveryOutcome>;
}

export type GatewayErrorKey = 'gateway/port-in-use' | 'gateway/cannot-listen' | 'gateway/followed-already';

/** The gateway cannot do what was asked: what, why and what to do, in one sentence. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly key: GatewayErrorKey;
  readonly place: string;
  readonly reason: string;
  readonly remedy: string;

  constructor(key: GatewayErrorKey, place: string, reason: string, remedy: string, cause?: unknown) {
    super(`${place}: ${reason}; ${remedy}`, { cause });
    this.key = key;
    this.place = place;
    this.reason = reason;
    this.remedy = remedy;
  }
}

/** The key of what was thrown, by whichever part; '' when it has none. */
export function keyOf(error: unknown): string {
  return error instanceof Error && 'key' in error && typeof error.key === 'string' ? error.key : '';
}

/** An error of opening or using a site: a key, the place, the reason, and what to do. */
export class SiteError extends Error {
  override readonly name = 'SiteError';
  readonly key: string;
  readonly place: string;
  readonly reason: string;
  readonly remedy: string;

  constructor(key: string, place: string, reason: string, remedy: string, cause?: unknown) {
    super(`${place}: ${reason}; ${remedy}`, cause === undefined ? undefined : { cause });
    this.key = key;
    this.place = place;
    this.reason = reason;
    this.remedy = remedy;
  }
}

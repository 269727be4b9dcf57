import { type Instant, latest } from '../calendar/civil.ts';

/** A part that was set against a charge (or, below zero, undone), or a credit on it. */
export interface SettlingEvent {
  /** The payment or credit that it is of. */
  readonly of: string;
  readonly minor: number;
  /** When it was paid, or from when it is credited. */
  readonly at: Instant;
  readonly knownAt: Instant;
}

/**
 * Since when a charge is settled in full, for the last time: known since the moment after which what stands never fell below the amount again,
 * and paid by the last of what stood at that moment. Null when it is not settled.
 */
export function settledSince(
  amountMinor: number,
  events: readonly SettlingEvent[],
): { readonly settledAt: Instant; readonly settledKnownAt: Instant } | null {
  const moments = [...Map.groupBy(events, ({ knownAt }) => knownAt)].sort(([a], [b]) => (a < b ? -1 : 1));
  const stands = new Map<string, { minor: number; at: Instant }>();
  let sum = 0;
  let since: { settledAt: Instant; settledKnownAt: Instant } | null = null;
  for (const [knownAt, together] of moments) {
    for (const { of, minor, at } of together) {
      sum += minor;
      stands.set(of, { minor: (stands.get(of)?.minor ?? 0) + minor, at });
    }
    if (sum < amountMinor) since = null;
    else if (since === null) {
      const last = [...stands.values()].filter(({ minor }) => minor > 0).map(({ at }) => at);
      since = { settledAt: last.reduce(latest, last[0] ?? knownAt), settledKnownAt: knownAt };
    }
  }
  return since;
}

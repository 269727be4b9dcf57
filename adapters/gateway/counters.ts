import type { GatewayCounters } from './gateway.ts';

/** What the gateway counts while it runs; starts at zero with the process. */
export type MutableCounters = { -readonly [Name in keyof GatewayCounters]: number };

export function zeroCounters(): MutableCounters {
  return { refusedLogins: 0, refusedPublishes: 0, refusedSubscriptions: 0, malformed: 0, readings: 0, droppedByFlow: 0 };
}

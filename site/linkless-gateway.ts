import type { Gateway } from '../adapters/gateway/gateway.ts';

/** Stands where the gateway would when a command opens a site only to read or write its store: no port is opened, every DTU is offline. */
export function linklessGateway(): Gateway {
  const nothing = (): (() => void) => () => {};
  return {
    mqttPort: 0,
    online: () => false,
    onlineDtus: () => [],
    onReading: nothing,
    onPresence: nothing,
    onMalformed: nothing,
    request: async () => ({ kind: 'failed', failure: 'offline' }),
    follow: nothing,
    report: () => {},
    counters: () => ({ refusedLogins: 0, refusedPublishes: 0, refusedSubscriptions: 0, malformed: 0, readings: 0, droppedByFlow: 0 }),
    close: async () => {},
  };
}

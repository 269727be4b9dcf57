import type { SimulatedClock } from '../../core/calendar/simulated-clock.ts';

interface DeliverEvent {
  readonly destination: { readonly id: string; readonly node?: { readonly type?: string; readonly name?: string } };
}
interface CompleteEvent {
  readonly node: { readonly id: string; readonly node?: { readonly type?: string } };
}
interface Hooks {
  add(name: string, hook: (event: never) => void): void;
}
interface Events {
  on(name: string, listener: () => void): void;
}

/**
 * Holds civil time while a message is inside Node-RED: +1 when a node is about to get it, −1 when that node has called `done`.
 * `preDeliver` fires inside `send()`, so that a follow-up is counted before its cause ends. A full redeploy sets the count to zero,
 * because messages inside closed nodes never complete. (Each hook must declare its one parameter, else it is taken as asynchronous.)
 */
export function countMessages(hooks: Hooks, events: Events, clock: SimulatedClock): void {
  const inside = new Map<string, (() => void)[]>();
  hooks.add('preDeliver.dunlock', (event: DeliverEvent) => {
    const { id, node } = event.destination;
    const holds = inside.get(id) ?? [];
    holds.push(clock.hold(`message in ${node?.type ?? 'a node'} ${node?.name || id}`));
    inside.set(id, holds);
  });
  hooks.add('onComplete.dunlock', (event: CompleteEvent) => {
    inside.get(event.node.id)?.shift()?.();
  });
  events.on('flows:stopped', () => {
    for (const holds of inside.values()) for (const release of holds) release();
    inside.clear();
  });
}

import type { NodeAPI } from './red.ts';

type Events = NodeAPI['events'];

/* One listener for all our nodes: one each would trip the emitter's warning of a leak. */
const waiting = new WeakMap<Events, Set<() => void>>();

/** Calls `look` after every deploy, once all nodes stand. Returns its end. */
export function afterDeploy(RED: NodeAPI, look: () => void): () => void {
  const own = waiting.get(RED.events) ?? begin(RED.events);
  own.add(look);
  return () => own.delete(look);
}

function begin(events: Events): Set<() => void> {
  const own = new Set<() => void>();
  waiting.set(events, own);
  events.on('flows:started', () => {
    for (const look of own) look();
  });
  return own;
}

import type { Node } from './red.ts';

/** How a node is doing. `idle` nothing to do, `ok` it worked, `attention` somebody should look, `waiting` for something, `problem` it did not work. */
export type Mood = 'idle' | 'ok' | 'attention' | 'waiting' | 'problem';

const LOOK = {
  idle: { fill: 'grey', shape: 'dot' },
  ok: { fill: 'green', shape: 'dot' },
  attention: { fill: 'yellow', shape: 'dot' },
  waiting: { fill: 'grey', shape: 'ring' },
  problem: { fill: 'red', shape: 'ring' },
} as const;

/* The editor cuts long texts badly; the whole text is in the log and in `done`. */
const LONGEST = 90;

const shown = new WeakMap<Node, string>();

/** Sets a node's status; the same one twice is sent once. The one place that does. */
export function setStatus(node: Node, mood: Mood, text: string): void {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  const key = `${mood} ${cut}`;
  if (shown.get(node) === key) return;
  shown.set(node, key);
  node.status({ ...LOOK[mood], text: cut });
}

/** Whether a node shows nothing that a message or event has told: it waits or rests. */
export function isResting(node: Node): boolean {
  return /^(waiting|idle) /.test(shown.get(node) ?? 'waiting ');
}

/** `1 reminder`, `2 reminders`: numbers as people say them. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

import type { DecisionReport } from '../../../engine/decide-approval.ts';

type Listener = (report: DecisionReport) => void;

/* The endpoint and the approve nodes are built into different files; both import this one, so they share it. */
const listeners = new Map<string, Set<Listener>>();

/** Tells the approve nodes of a site what was decided. */
export function tellDecision(siteId: string, report: DecisionReport): void {
  for (const listener of listeners.get(siteId) ?? []) listener(report);
}

/** Calls `listener` with each decision about a case of this site. Returns its end. */
export function onDecision(siteId: string, listener: Listener): () => void {
  const own = listeners.get(siteId) ?? new Set();
  listeners.set(siteId, own);
  own.add(listener);
  return () => own.delete(listener);
}

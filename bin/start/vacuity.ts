import type { Invariant } from '../../engine/run-invariants.ts';
import type { RunReport } from '../../engine/run-report.ts';

/* DESIGN.md, The twin: what 60 days must bring for the demo to be more than a show of nothing. */
const DAYS = 60;

/** A long run in which nothing happened has proved nothing. Shorter runs are not judged by it. */
export function vacuity(report: RunReport, days: number): Invariant[] {
  if (days < DAYS) return [];
  const wanted: [string, number, number][] = [
    ['locks', report.locks.length, 5],
    ['unlocks', report.unlocks.length, 5],
    ['locks stopped by a hold', report.heldCases.length, 1],
    ['work orders', report.workOrders.length, 1],
  ];
  const missing = wanted.filter(([, n, least]) => n < least);
  const told = wanted.map(([what, n]) => `${n} ${what}`).join(', ');
  return [{ name: 'something happened', held: missing.length === 0, detail: missing.length === 0 ? told : `nothing happened: ${told}` }];
}

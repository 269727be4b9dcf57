import type { ImportProgress } from '../../engine/imports/bank/bank-options.ts';
import type { Node } from './red.ts';
import { setStatus } from './status.ts';

/** Shows in a node's status how far a long import has come: rows, rows a second, and how long it will still take. */
export function showProgress(node: Node): (progress: ImportProgress) => void {
  return (progress) => setStatus(node, 'waiting', progressText(progress));
}

/** `12,400 rows · 8,300/s · 40 s left`; what nobody can tell is left out. */
export function progressText({ rows, ratePerS, secondsLeft }: ImportProgress): string {
  const number = new Intl.NumberFormat('en-US');
  const left = secondsLeft === null ? [] : [`${duration(secondsLeft)} left`];
  return [`${number.format(rows)} ${rows === 1 ? 'row' : 'rows'}`, `${number.format(ratePerS)}/s`, ...left].join(' · ');
}

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

import type { Wait } from './pay-in-between.ts';
import type { TransactionParts } from './watched-store.ts';

interface Spread {
  readonly n: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** Where the time of payments that unlock went, in milliseconds, and of the import's transactions beside them. */
export interface WaitParts {
  /** From when they came to their commit: the sum of the next four (`workCpu` is a part of `work`). */
  readonly wait: Spread;
  readonly unseen: Spread;
  readonly queue: Spread;
  readonly work: Spread;
  readonly workCpu: Spread;
  readonly commit: Spread;
  /** From the commit until whoever paid was answered. */
  readonly answer: Spread;
  /** Of their commits, those into which a checkpoint fell. */
  readonly checkpointed: Spread;
  readonly importWork: Spread;
  readonly importWorkCpu: Spread;
  readonly importCommit: Spread;
  readonly importCheckpointed: Spread;
}

export function waitParts(waits: readonly Wait[], chunks: readonly TransactionParts[]): WaitParts {
  const of = <T>(all: readonly T[], part: (each: T) => number) => spread(all.map(part));
  const checkpointed = (all: readonly TransactionParts[]) => spread(all.filter((each) => each.checkpointed).map(({ commit }) => commit));
  return {
    wait: of(waits, ({ wait }) => wait),
    unseen: of(waits, ({ unseen }) => unseen),
    queue: of(waits, ({ queue }) => queue),
    work: of(waits, ({ work }) => work),
    workCpu: of(waits, ({ workCpu }) => workCpu),
    commit: of(waits, ({ commit }) => commit),
    answer: of(waits, ({ answer }) => answer),
    checkpointed: checkpointed(waits),
    importWork: of(chunks, ({ work }) => work),
    importWorkCpu: of(chunks, ({ workCpu }) => workCpu),
    importCommit: of(chunks, ({ commit }) => commit),
    importCheckpointed: checkpointed(chunks),
  };
}

/** One line for each part. */
export function describeParts(parts: WaitParts): string[] {
  const told = ({ n, p50, p99, most }: Spread) =>
    n === 0 ? 'none' : `${n}: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, most ${most.toFixed(1)} ms`;
  return [
    `payments that unlock, from when they come to their commit: ${told(parts.wait)}`,
    `  until the process sees them: ${told(parts.unseen)}`,
    `  until their transaction begins: ${told(parts.queue)}`,
    `  what it does: ${told(parts.work)}; on a processor: ${told(parts.workCpu)}`,
    `  its commit: ${told(parts.commit)}; with a checkpoint in it: ${told(parts.checkpointed)}`,
    `  after it, until whoever paid is answered: ${told(parts.answer)}`,
    `transactions of the import: ${told(parts.importWork)}; on a processor: ${told(parts.importWorkCpu)}`,
    `  their commits: ${told(parts.importCommit)}; with a checkpoint in it: ${told(parts.importCheckpointed)}`,
  ];
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { n: sorted.length, p50: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? Number.NaN };
}

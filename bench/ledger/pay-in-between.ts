import { setTimeout } from 'node:timers/promises';
import type { EngineContext } from '../../engine/context.ts';
import type { CommitWatch } from './commit-watch.ts';
import { payToUnlock } from './locked-tenants.ts';
import { type TransactionParts, watchedStore } from './watched-store.ts';

/** Of one payment that unlocked, in milliseconds. */
export interface Wait extends TransactionParts {
  /** From when it came until the process saw it: as long as others keep the process. */
  readonly unseen: number;
  /** From when it came until it was committed. */
  readonly wait: number;
  /** From its commit until whoever paid was answered. */
  readonly answer: number;
}

const EVERY_MS = 100;

/** Lets a payment that unlocks come every tenth of a second, `count` at most, for as long as it goes on. */
export async function payInBetween(context: EngineContext, commits: CommitWatch, count: number, goesOn: () => boolean): Promise<Wait[]> {
  const waits: Wait[] = [];
  let parts: TransactionParts | null = null;
  const store = watchedStore(context.store, commits, (each) => {
    parts ??= each;
  });
  for (let i = 0; i < count && goesOn(); i++) {
    const due = performance.now() + EVERY_MS;
    await setTimeout(EVERY_MS);
    if (!goesOn()) break;
    const seen = performance.now();
    parts = null;
    await payToUnlock({ ...context, store }, i);
    const answered = performance.now();
    waits.push(waitOf(due, seen, answered, parts));
  }
  return waits;
}

function waitOf(due: number, seen: number, answered: number, parts: TransactionParts | null): Wait {
  if (parts === null) throw new Error('a payment that unlocks wrote nothing');
  return { ...parts, unseen: Math.max(0, seen - due), wait: parts.at - due, answer: answered - parts.at };
}

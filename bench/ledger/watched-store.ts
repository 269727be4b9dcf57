import type { Store } from '../../adapters/store/store.ts';
import { type CommitWatch, threadCpuMs } from './commit-watch.ts';

/** Of one transaction that wrote, in milliseconds. */
export interface TransactionParts {
  /** From when it was asked for until it was begun. */
  readonly queue: number;
  /** From there until its commit began. */
  readonly work: number;
  /** What this thread reckoned in that time: the machine's load has little part in it. */
  readonly workCpu: number;
  readonly commit: number;
  /** The log was brought into the file in that commit. */
  readonly checkpointed: boolean;
  /** `performance.now()` when it was committed. */
  readonly at: number;
}

/** A store that tells the parts of its transactions. @param note called after each that wrote, before it returns */
export function watchedStore(store: Store, commits: CommitWatch, note: (parts: TransactionParts) => void): Store {
  return {
    get site() {
      return store.site;
    },
    read: (work) => store.read(work),
    onCommit: (listener) => store.onCommit(listener),
    noteClock: (at, kind) => store.noteClock(at, kind),
    close: () => store.close(),
    async transaction(work) {
      const asked = performance.now();
      let begun = Number.POSITIVE_INFINITY;
      let begunCpu = 0;
      const parts: TransactionParts[] = [];
      /* Others that were asked for before this one commit before it has begun. */
      const unlisten = store.onCommit(() => {
        if (begun === Number.POSITIVE_INFINITY || parts.length > 0) return;
        const { ms, at, cpuBefore, checkpointed } = commits.last();
        parts.push({ queue: begun - asked, work: at - begun - ms, workCpu: cpuBefore - begunCpu, commit: ms, checkpointed, at });
      });
      try {
        return await store.transaction((tx) => {
          begun = performance.now();
          begunCpu = threadCpuMs();
          return work(tx);
        });
      } finally {
        unlisten();
        for (const each of parts) note(each);
      }
    },
  };
}

import { closeSync, openSync, readSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** What the last commit took, and whether the log was brought into the file in it. */
export interface Commit {
  readonly ms: number;
  /** `performance.now()` at its end. */
  readonly at: number;
  /** What this thread had reckoned before it, in milliseconds. */
  readonly cpuBefore: number;
  readonly checkpointed: boolean;
}

export interface CommitWatch {
  last(): Commit;
  end(): void;
}

/* Where the log's index tells how many of its pages are in the file already (`nBackfill`, https://www.sqlite.org/walformat.html#the_wal_index_file_format). */
const BACKFILLED_AT = 96;

/**
 * Times every commit of connections of the first database that is written to from now on, and tells by the index of its log whether it brought pages into the file.
 * That index stays open until `end`: closing it drops the locks of this process on it.
 */
export function watchCommits(): CommitWatch {
  const prepare = DatabaseSync.prototype.prepare;
  const word = Buffer.alloc(4);
  let index: number | null = null;
  let path: string | null = null;
  let last: Commit = { ms: 0, at: 0, cpuBefore: 0, checkpointed: false };
  const backfilled = () => {
    index ??= openSync(`${path}-shm`, 'r');
    readSync(index, word, 0, 4, BACKFILLED_AT);
    return word.readUInt32LE();
  };
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, ...args: Parameters<typeof prepare>) {
    const statement = prepare.apply(this, args);
    if (args[0] !== 'commit') return statement;
    path ??= this.location();
    if (path !== this.location()) return statement;
    const run = statement.run.bind(statement);
    statement.run = () => {
      const before = backfilled();
      const cpuBefore = threadCpuMs();
      const start = performance.now();
      const done = run();
      const at = performance.now();
      last = { ms: at - start, at, cpuBefore, checkpointed: backfilled() > before };
      return done;
    };
    return statement;
  };
  return {
    last: () => last,
    end() {
      DatabaseSync.prototype.prepare = prepare;
      if (index !== null) closeSync(index);
    },
  };
}

/** Milliseconds for which this thread has been on a processor. */
export function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

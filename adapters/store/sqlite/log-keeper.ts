import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { StoreError } from '../store-error.ts';
import { CHECKPOINT_PAGES } from './dialect.ts';
import type { LogTask } from './worker/checkpoint.ts';

/* In the sources the thread runs its TypeScript; in the build it is an entry of its own, beside the chunk that this code is in. */
const IN_SOURCES = import.meta.url.endsWith('.ts');
const PROGRAM = new URL(IN_SOURCES ? './worker/checkpoint.ts' : '../workers/checkpoint.js', import.meta.url);

/* Rows written without a pause before a thread is worth its start: some MB of log. */
const BULK_ROWS = 20_000;
const PAUSE_MS = 1_000;
/* Rows after which the thread is asked again, if it is done by then. */
const STEP_ROWS = 5_000;
/* What nobody waits for may grow: 32 MB of pages of 4 KB. A log begins anew only when all of it is in the file, which beside a writer it never is: there the writer finishes it. */
const BULK_PAGES = 8_192;

interface Thread {
  readonly worker: Worker;
  readonly ended: Promise<unknown>;
  busy: boolean;
  ending: boolean;
}

/**
 * Brings the log of a store into its file from a thread, for as long as much is written: else every few commits one does that as well, which takes two
 * more waits for the disk, and whoever pays waits for them. The thread comes when much is written and goes when nothing more is; `end` ends it. One that
 * dies is reported as a warning of the process (`store/log-thread-ended`), and from then on commits do it again.
 */
export class LogKeeper {
  readonly #database: DatabaseSync;
  readonly #path: string;
  #rows = 0;
  #sinceAsked = 0;
  #wroteAt = Number.NEGATIVE_INFINITY;
  #thread: Thread | null = null;
  #failed = false;

  /** @param path of the file that `database` has open, which others may open too */
  constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
  }

  /** So many rows were committed. */
  wrote(rows: number): void {
    const now = performance.now();
    if (now - this.#wroteAt > PAUSE_MS) this.#rows = 0;
    this.#wroteAt = now;
    this.#rows += rows;
    this.#sinceAsked += rows;
    if (this.#thread === null && !this.#failed && this.#rows >= BULK_ROWS) this.#start();
    else if (this.#sinceAsked >= STEP_ROWS) this.#ask();
  }

  /** Ends the thread, when there is one; its connection is closed then. */
  async end(): Promise<void> {
    const thread = this.#thread;
    if (thread === null) return;
    thread.worker.ref();
    this.#letGo(thread);
    await thread.ended;
  }

  #start(): void {
    const worker = new Worker(PROGRAM, { workerData: this.#path });
    const thread: Thread = { worker, ended: once(worker, 'exit').catch(() => undefined), busy: false, ending: false };
    this.#thread = thread;
    const idle = setInterval(() => {
      if (performance.now() - this.#wroteAt > PAUSE_MS) this.#letGo(thread);
    }, PAUSE_MS).unref();
    worker.unref();
    worker.on('message', () => {
      thread.busy = false;
    });
    let why: unknown = null;
    worker.once('error', (error) => {
      why = error;
    });
    worker.once('exit', (code) => {
      clearInterval(idle);
      this.#thread = null;
      if (this.#database.isOpen) this.#checkpointAfter(CHECKPOINT_PAGES);
      if (!thread.ending || why !== null) this.#report(why, code);
    });
    this.#checkpointAfter(BULK_PAGES);
    this.#ask();
  }

  #ask(): void {
    const thread = this.#thread;
    if (thread === null || thread.busy || thread.ending) return;
    thread.busy = true;
    this.#sinceAsked = 0;
    thread.worker.postMessage('checkpoint' satisfies LogTask);
  }

  #letGo(thread: Thread): void {
    if (thread.ending) return;
    thread.ending = true;
    thread.worker.postMessage('end' satisfies LogTask);
  }

  #checkpointAfter(pages: number): void {
    this.#database.exec(`pragma wal_autocheckpoint = ${pages}`);
  }

  #report(why: unknown, code: number): void {
    this.#failed = true;
    const reason = `the thread that brings its log into the file ended (${why instanceof Error ? why.message : `code ${code}`})`;
    const remedy = 'Nothing is lost: commits do it again, and take longer. Report it if it happens again';
    process.emitWarning(new StoreError({ key: 'store/log-thread-ended', place: this.#path, reason, remedy }));
  }
}

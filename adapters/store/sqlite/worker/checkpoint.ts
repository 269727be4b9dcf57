import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** What this thread is told: bring the log into the file, or do so once more and end. It answers each `checkpoint` with `done`. */
export type LogTask = 'checkpoint' | 'end';

/* How long to wait for a connection that is just making the log's index. */
const BUSY_MS = 5_000;

if (parentPort === null || typeof workerData !== 'string') throw new Error('this program runs in a thread, with the path of a store');
const port = parentPort;
const database = new DatabaseSync(workerData, { timeout: BUSY_MS });
database.exec('pragma synchronous = full; pragma wal_autocheckpoint = 0');
port.on('message', (task: LogTask) => {
  /* A passive one waits for nobody and nobody waits for it (https://www.sqlite.org/c3ref/wal_checkpoint_v2.html). */
  database.exec('pragma wal_checkpoint(passive)');
  if (task === 'checkpoint') return port.postMessage('done');
  database.close();
  port.close();
});

import { parentPort, workerData } from 'node:worker_threads';
import { UnreadableError, type WorkerAnswer, type WorkerTask } from './task.ts';

/** The thread: reads one document and answers once. The library of its kind is loaded here, and only then. */
async function answer(task: WorkerTask): Promise<WorkerAnswer> {
  try {
    if (task.kind === 'pdf') {
      const { readPdf } = await import('./read-pdf.ts');
      return { ok: true, document: await readPdf(task) };
    }
    const { readDocx } = await import('./read-docx.ts');
    return { ok: true, document: await readDocx(task) };
  } catch (error) {
    if (error instanceof UnreadableError) return { ok: false, key: error.key, reason: error.message, remedy: error.remedy };
    const reason = `it cannot be read (${error instanceof Error ? error.message : String(error)})`;
    return { ok: false, key: 'document/broken', reason, remedy: 'It may be cut off or damaged: export or send it again' };
  }
}

/* No top-level await: a thread may wait, the chunks that it shares may not. */
void answer(workerData as WorkerTask).then((result) => parentPort?.postMessage(result));

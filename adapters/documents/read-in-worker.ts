import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DocumentError, type DocumentText } from './documents.ts';
import type { DocumentLimits } from './open-documents.ts';
import type { WorkerAnswer, WorkerTask } from './worker/task.ts';

/* In the sources the thread runs its TypeScript; in the build it is an entry of its own, beside the chunk that this code is in. */
const IN_SOURCES = import.meta.url.endsWith('.ts');
const PROGRAM = new URL(IN_SOURCES ? './worker/read-document.ts' : '../workers/read-document.js', import.meta.url);
const WATCH_MS = 50;

/**
 * Reads a PDF or DOCX in a thread that is ended when it takes too long or too much memory.
 * @throws DocumentError when it cannot be read, or was ended
 */
export function readInWorker(kind: 'pdf' | 'docx', bytes: Uint8Array, place: string, limits: DocumentLimits): Promise<DocumentText> {
  const task: WorkerTask = { kind, bytes, characterMaps: characterMaps(), limits };
  const worker = new Worker(PROGRAM, {
    workerData: task,
    /* What the libraries print is theirs; it is told only when the thread dies. */
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.memoryBytes / 2 ** 20), stackSizeMb: 4 },
  });
  let printed = '';
  worker.stderr.on('data', (part: Buffer) => {
    printed = `${printed}${part}`.slice(-500);
  });
  return new Promise<DocumentText>((resolve, reject) => {
    const before = process.memoryUsage.rss();
    const tooMuch = (what: string): void => {
      reject(
        new DocumentError(
          'document/too-much',
          place,
          `reading it took more than ${what}: it may be made to harm`,
          'Look where it came from',
        ),
      );
    };
    const slow = setTimeout(() => tooMuch(`${limits.milliseconds / 1000} s`), limits.milliseconds);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.memoryBytes) tooMuch(`${limits.memoryBytes / 2 ** 20} MiB of memory`);
    }, WATCH_MS);
    const settled = (): void => {
      clearTimeout(slow);
      clearInterval(watch);
    };
    worker.once('message', (answer: WorkerAnswer) => {
      settled();
      if (answer.ok) resolve(answer.document);
      else reject(new DocumentError(answer.key, place, answer.reason, answer.remedy));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      settled();
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch(`${limits.memoryBytes / 2 ** 20} MiB of memory`);
      else reject(new DocumentError('document/broken', place, `it cannot be read (${error.message}) ${printed}`.trim(), 'Export it again'));
    });
    worker.once('exit', (code) => {
      settled();
      reject(new DocumentError('document/broken', place, `its reader ended with ${code} ${printed}`.trim(), 'Export it again'));
    });
  }).finally(() => worker.terminate());
}

/* Chinese fonts that are not in the file are read by these tables. */
function characterMaps(): string {
  if (!IN_SOURCES) return fileURLToPath(new URL('../cmaps/', import.meta.url));
  return fileURLToPath(new URL('./cmaps/', `file://${createRequire(import.meta.url).resolve('pdfjs-dist/package.json')}`));
}

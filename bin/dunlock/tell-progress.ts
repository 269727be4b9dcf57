import type { ImportProgress } from '../../engine/imports/bank/bank-options.ts';
import type { VerifyProgress } from '../../engine/verify-audit.ts';

const EVERY_MS = 1_000;
let told = performance.now();
let isAsked = false;
let untold: unknown = null;

/** Progress is wanted from the first rows to the last, of a short import too (`--progress`). */
export function askProgress(): void {
  isAsked = true;
  told = Number.NEGATIVE_INFINITY;
}

/** Tells on stderr, terminal or not, how far a long import, or a proof, has come, once a second; one that takes less tells nothing unless asked to. */
export function tellProgress(progress: unknown): void {
  untold = progress;
  const now = performance.now();
  if (now - told < EVERY_MS) return;
  told = now;
  write();
}

/** Tells where it ended, if that was asked for and was not told. */
export function tellEnd(): void {
  if (isAsked) write();
}

function write(): void {
  if (untold === null) return;
  process.stderr.write(`${isProof(untold) ? proofLine(untold) : progressLine(untold as ImportProgress)}\n`);
  untold = null;
}

function isProof(progress: unknown): progress is VerifyProgress {
  return typeof progress === 'object' && progress !== null && 'verifying' in progress;
}

/** `verifying payment: 120,000 done` */
export function proofLine({ verifying, done }: VerifyProgress): string {
  return `verifying ${verifying}: ${done.toLocaleString('en-US')} done`;
}

/** `120,000 rows, 34 % of 96.1 MB, 41,000 rows/s, 5 s left` */
export function progressLine({ rows, bytes, totalBytes, ratePerS, secondsLeft }: ImportProgress): string {
  const part =
    totalBytes === null || totalBytes === 0
      ? `${megabytes(bytes)} MB`
      : `${Math.floor((100 * bytes) / totalBytes)} % of ${megabytes(totalBytes)} MB`;
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`;
  return `${rows.toLocaleString('en-US')} rows, ${part}, ${ratePerS.toLocaleString('en-US')} rows/s${left}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

import type { ImportProgress } from '../../engine/imports/bank/bank-options.ts';
import type { VerifyProgress } from '../../engine/verify-audit.ts';

const EVERY_MS = 1000;
let told = performance.now();

/** Tells on stderr how far a long import, or a proof, has come, once a second; one that takes less tells nothing. */
export function tellProgress(progress: unknown): void {
  const now = performance.now();
  if (now - told < EVERY_MS) return;
  told = now;
  const line = isProof(progress) ? proofLine(progress) : progressLine(progress as ImportProgress);
  process.stderr.write(`${line}\n`);
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

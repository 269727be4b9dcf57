import type { ImportProgress } from '../../engine/imports/bank/bank-options.ts';

const EVERY_MS = 1000;
let told = performance.now();

/** Tells on stderr how far a long import has come, once a second; one that takes less tells nothing. */
export function tellProgress(progress: unknown): void {
  const now = performance.now();
  if (now - told < EVERY_MS) return;
  told = now;
  process.stderr.write(`${progressLine(progress as ImportProgress)}\n`);
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

import type { ImportProgress } from './bank-options.ts';

const EVERY_MS = 200;

/** Tells how far an import has come, a few times a second. Its pace is of real time, whatever the site's clock says. */
export class ProgressMeter {
  readonly #tell: ((progress: ImportProgress) => void) | undefined;
  readonly #totalBytes: number | null;
  readonly #start = performance.now();
  #told = this.#start;

  constructor(totalBytes: number | null, tell: ((progress: ImportProgress) => void) | undefined) {
    this.#totalBytes = totalBytes;
    this.#tell = tell;
  }

  /** @param isLast told in any case */
  at(rows: number, bytes: number, isLast = false): void {
    const now = performance.now();
    if (this.#tell === undefined || (!isLast && now - this.#told < EVERY_MS)) return;
    this.#told = now;
    const seconds = Math.max(0.001, (now - this.#start) / 1000);
    const left = this.#totalBytes === null || bytes === 0 ? null : Math.max(0, this.#totalBytes - bytes) / (bytes / seconds);
    this.#tell({
      rows,
      bytes,
      totalBytes: this.#totalBytes,
      ratePerS: Math.round(rows / seconds),
      secondsLeft: left === null ? null : Math.round(left),
    });
  }
}

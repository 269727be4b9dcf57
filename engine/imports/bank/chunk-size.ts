import { ROWS_PER_TRANSACTION } from '../import-run.ts';

/* A payment that unlocks may have to wait for one transaction of an import, and is to be committed itself within 50 ms. */
const AIM_MS = 20;
const LEAST = 40;

/** Rows of a transaction when nobody waits. Each waits for the disk and writes pages anew that the one before it wrote: fewer write a fraction. */
export const ROWS_ALONE = 4_000;

/**
 * How many rows a transaction of a long import takes: as many as it gets done in about 20 ms of real time here and now, 500 at most; 4,000 when nobody
 * waits for it.
 */
export class ChunkSize {
  readonly #alone: boolean;
  #rows: number;

  /** @param alone nobody waits */
  constructor(alone: boolean) {
    this.#alone = alone;
    this.#rows = alone ? ROWS_ALONE : 100;
  }

  get rows(): number {
    return Math.floor(this.#rows);
  }

  /** A transaction of so many rows took so long. Grows slowly and shrinks at once: the next one is somebody's wait. */
  took(rows: number, ms: number): void {
    if (this.#alone) return;
    const fits = rows * (AIM_MS / Math.max(1, ms));
    const wanted = fits > this.#rows ? this.#rows + (fits - this.#rows) / 8 : fits;
    this.#rows = Math.min(ROWS_PER_TRANSACTION, Math.max(LEAST, wanted));
  }
}

import { ROWS_PER_TRANSACTION } from '../import-run.ts';

/*
 * A payment that unlocks may have to wait for one transaction of an import, and is to be committed itself within 50 ms, of which its own transaction needs
 * some 20. Where payments come, each transaction is somebody's wait; where none do, longer ones are faster.
 */
const AIM_MS = 20;
const AIM_BESIDE_MS = 12;

/* Transactions for which somebody who came is expected to come again: some seconds. */
const BESIDE = 100;

const LEAST = 40;

/** Rows of a transaction when nobody waits. Each waits for the disk and writes pages anew that the one before it wrote: fewer write a fraction. */
export const ROWS_ALONE = 4_000;

/**
 * How many rows a transaction of a long import takes: as many as it gets done in about 20 ms of real time here and now, in 12 ms while others come in
 * between, 500 at most; 4,000 when nobody waits for it.
 */
export class ChunkSize {
  readonly #alone: boolean;
  #rows: number;
  #beside = 0;

  /** @param alone nobody waits */
  constructor(alone: boolean) {
    this.#alone = alone;
    this.#rows = alone ? ROWS_ALONE : 100;
  }

  get rows(): number {
    return Math.floor(this.#rows);
  }

  /** Somebody else came after the last transaction. */
  somebodyCame(): void {
    this.#beside = BESIDE;
  }

  /** A transaction of so many rows took so long. Grows slowly and shrinks at once: the next one is somebody's wait. */
  took(rows: number, ms: number): void {
    if (this.#alone) return;
    const aim = this.#beside > 0 ? AIM_BESIDE_MS : AIM_MS;
    this.#beside = Math.max(0, this.#beside - 1);
    const fits = rows * (aim / Math.max(1, ms));
    const wanted = fits > this.#rows ? this.#rows + (fits - this.#rows) / 8 : fits;
    this.#rows = Math.min(ROWS_PER_TRANSACTION, Math.max(LEAST, wanted));
  }
}

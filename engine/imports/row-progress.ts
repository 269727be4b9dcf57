import type { ImportProgress } from './bank/bank-options.ts';
import { ProgressMeter } from './bank/progress-meter.ts';
import type { ImportInput } from './import-report.ts';
import { chunksOf } from './import-run.ts';

/** Whoever asked for an import may be told how far it has come. */
export interface Watched {
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Tells how far an import of a file that was read whole has come: by the rows done with of those there are. */
export class RowProgress {
  readonly #meter: ProgressMeter;
  readonly #bytes: number;
  #all = 0;
  #done = 0;

  constructor({ content }: ImportInput, { onProgress }: Watched) {
    this.#bytes = typeof content === 'string' ? Buffer.byteLength(content) : content instanceof Uint8Array ? content.byteLength : 0;
    this.#meter = new ProgressMeter(this.#bytes === 0 ? null : this.#bytes, onProgress);
  }

  /** Rows that are to come, beside those of before. */
  expect(rows: number): void {
    this.#all += rows;
  }

  /** The parts of which each is one transaction; what went before is told when the next is asked for. */
  *through<T>(rows: readonly T[]): Generator<T[]> {
    for (const chunk of chunksOf(rows)) {
      yield chunk;
      this.#done += chunk.length;
      this.#meter.at(this.#done, this.#all === 0 ? 0 : Math.round((this.#bytes * this.#done) / this.#all));
    }
  }
}

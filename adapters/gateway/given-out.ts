interface Given {
  readonly readings: number;
  at: number;
}

/**
 * Positions that a follower was given and has not reported yet. `next` is the first that nobody was ever given;
 * what lies below it and is not in here is done with.
 */
export class GivenOut {
  readonly #given = new Map<number, Given>();
  #next: number;

  constructor(next: number) {
    this.#next = next;
  }

  /** First position that was never given out. */
  get next(): number {
    return this.#next;
  }

  get size(): number {
    return this.#given.size;
  }

  /** Whether a position is still to be taken over: never given out, or given out and not reported. */
  wanted(position: number): boolean {
    return position >= this.#next || this.#given.has(position);
  }

  /** Notes that a position was given out (again) at `at`, in real milliseconds. */
  give(position: number, readings: number, at: number): void {
    this.#given.delete(position);
    this.#given.set(position, { readings, at });
    if (position >= this.#next) this.#next = position + 1;
  }

  /** Notes that `from` to `to`, both included, are taken over. */
  done(from: number, to: number): void {
    const last = Math.min(to, this.#next - 1);
    if (last - from < this.#given.size) for (let position = from; position <= last; position++) this.#given.delete(position);
    else for (const position of [...this.#given.keys()]) if (position >= from && position <= last) this.#given.delete(position);
  }

  /** Gives up what was given out before `before` and never reported; returns how many readings that were. */
  expire(before: number): number {
    let readings = 0;
    for (const [position, given] of this.#given) {
      if (given.at >= before) break;
      readings += given.readings;
      this.#given.delete(position);
    }
    return readings;
  }

  /** Everything below `position` is gone from the journal; returns how many of the readings given out were never reported. */
  forgetBelow(position: number): number {
    let readings = 0;
    for (const [other, given] of [...this.#given]) {
      if (other >= position) continue;
      readings += given.readings;
      this.#given.delete(other);
    }
    if (position > this.#next) this.#next = position;
    return readings;
  }

  /** The lowest position that is not taken over. */
  lowest(): number {
    let lowest = this.#next;
    for (const position of this.#given.keys()) if (position < lowest) lowest = position;
    return lowest;
  }
}

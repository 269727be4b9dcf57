import type { InfluxAnswer, InfluxHttp } from './influx-http.ts';
import { type BatchResult, sendBatch } from './send-batch.ts';
import type { Spool, SpoolBatch } from './spool.ts';
import { Wake } from './wake.ts';

export interface DrainerOptions {
  readonly influx: InfluxHttp;
  readonly spool: Spool;
  readonly batchPoints: number;
  readonly maxInFlight: number;
  /** A batch that is not full waits so long for more, unless somebody flushes. */
  readonly lingerMs: number;
  readonly backoffMs: { readonly first: number; readonly most: number };
  readonly refuse: (lines: readonly string[], reason: string) => Promise<void>;
  /** InfluxDB took what it was given, or cannot be reached (with the problem in one sentence). */
  readonly reached: (problem: string | null) => void;
  readonly progress: (result: BatchResult) => void;
  readonly warn: (sentence: string) => void;
}

type Definite = Exclude<InfluxAnswer, { kind: 'unreachable' | 'no-database' }>;

/** Takes the spool to InfluxDB: several requests at a time, again and again while it is away, in any order, noted in order. */
export class Drainer {
  readonly #options: DrainerOptions;
  readonly #more = new Wake();
  readonly #retry = new Wake();
  readonly #order: { batch: SpoolBatch; done: boolean }[] = [];
  readonly #running: Promise<void>;
  #inFlight = 0;
  #urgent = 0;
  #backoff = 0;
  #closed = false;

  constructor(options: DrainerOptions) {
    this.#options = options;
    this.#running = this.#run().catch((error) =>
      options.warn(`the spool cannot be drained: ${error instanceof Error ? error.message : error}`),
    );
  }

  /** Something was appended. */
  look(): void {
    this.#more.wake();
  }

  /** Nothing waits to fill a batch or for a back-off while this is held. Returns its end. */
  hurry(): () => void {
    this.#urgent++;
    this.#backoff = 0;
    this.#more.wake();
    this.#retry.wake();
    return () => {
      this.#urgent--;
    };
  }

  /** Stops; what is not sent stays in the spool. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#more.wake();
    this.#retry.wake();
    this.#options.influx.close();
    await this.#running;
    while (this.#inFlight > 0) await this.#more.wait();
  }

  async #run(): Promise<void> {
    const { spool, maxInFlight, batchPoints, lingerMs } = this.#options;
    await this.#definite(() => this.#options.influx.createDatabase());
    while (!this.#closed) {
      if (spool.exhausted || this.#inFlight >= maxInFlight) {
        await this.#more.wait();
        continue;
      }
      await this.#linger(performance.now() + lingerMs);
      const batch = this.#closed ? null : await spool.next(batchPoints);
      if (batch) this.#start(batch);
    }
  }

  /** Waits until a whole batch is there, somebody is in a hurry, or `until` has come. */
  async #linger(until: number): Promise<void> {
    for (;;) {
      const left = until - performance.now();
      if (this.#closed || this.#urgent > 0 || left <= 0 || this.#options.spool.waiting >= this.#options.batchPoints) return;
      await this.#more.wait(left);
    }
  }

  #start(batch: SpoolBatch): void {
    const entry = { batch, done: false };
    this.#order.push(entry);
    this.#inFlight++;
    const sender = { send: (lines: Buffer) => this.#definite(() => this.#options.influx.write(lines)), refuse: this.#options.refuse };
    sendBatch(sender, batch.lines)
      .then(async (result) => {
        if (!result) return;
        entry.done = true;
        this.#options.spool.points -= batch.points;
        await this.#note();
        this.#options.progress(result);
      })
      .catch((error) => this.#options.warn(`the spool's place cannot be noted: ${error instanceof Error ? error.message : error}`))
      .finally(() => {
        this.#inFlight--;
        this.#more.wake();
      });
  }

  async #note(): Promise<void> {
    let end: number | null = null;
    while (this.#order[0]?.done) end = this.#order.shift()?.batch.end ?? end;
    if (end !== null) await this.#options.spool.sent(end);
  }

  /** Asks until the answer is definite; null when closed meanwhile. */
  async #definite(ask: () => Promise<InfluxAnswer>): Promise<Definite | null> {
    for (;;) {
      if (this.#closed) return null;
      const answer = await ask();
      if (this.#closed && answer.kind === 'unreachable') return null;
      if (answer.kind === 'no-database') await this.#makeDatabase();
      else if (answer.kind === 'unreachable') this.#options.reached(answer.problem);
      else {
        this.#backoff = 0;
        this.#options.reached(null);
        return answer;
      }
      const { first, most } = this.#options.backoffMs;
      this.#backoff = Math.min(Math.max(first, this.#backoff * 2), most);
      await this.#retry.wait(answer.kind === 'no-database' ? first : this.#backoff);
    }
  }

  async #makeDatabase(): Promise<void> {
    const made = await this.#options.influx.createDatabase();
    if (made.kind === 'ok') return;
    const why = 'problem' in made ? made.problem : 'reason' in made ? made.reason : made.kind;
    this.#options.reached(`the database is not there and could not be made (${why})`);
  }
}

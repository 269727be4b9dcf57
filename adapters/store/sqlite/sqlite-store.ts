import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import { LedgerSession } from '../repositories/ledger-session.ts';
import { storeTransaction } from '../repositories/transaction.ts';
import { WrittenRows } from '../repositories/written-rows.ts';
import type { Tables } from '../schema.ts';
import type { ClockKind, SiteRecord, Store, StoreTransaction } from '../store.ts';
import { StoreError } from '../store-error.ts';
import type { LogKeeper } from './log-keeper.ts';
import { databaseError } from './plain-errors.ts';
import { changeSite } from './site-record.ts';

/** One site in one SQLite file: transactions queue on its one connection, in the order in which they were asked for. */
export class SqliteStore implements Store {
  readonly #db: Kysely<Tables>;
  readonly #path: string;
  readonly #listeners = new Set<() => void>();
  readonly #changes: StatementSync;
  readonly #keeper: LogKeeper | null;
  readonly #running = new Set<Promise<unknown>>();
  #site: SiteRecord;
  #closing: Promise<void> | null = null;

  /** @param keeper null where commits bring the log into the file themselves */
  constructor(database: DatabaseSync, db: Kysely<Tables>, site: SiteRecord, path: string, keeper: LogKeeper | null) {
    this.#db = db;
    this.#site = site;
    this.#path = path;
    this.#keeper = keeper;
    this.#changes = database.prepare('select total_changes() as n');
  }

  get site(): SiteRecord {
    return this.#site;
  }

  async transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    const { result, wrote } = await this.#run(() => this.#work('read write', work));
    if (wrote > 0) for (const listener of [...this.#listeners]) listener();
    return result;
  }

  async read<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    return (await this.#run(() => this.#work('read only', work))).result;
  }

  onCommit(listener: () => void): () => void {
    const own = () => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  noteClock(at: Instant, kind: ClockKind): Promise<void> {
    return this.#note({ clockAt: at, clockKind: kind });
  }

  #note(noted: Pick<SiteRecord, 'clockAt' | 'clockKind'>): Promise<void> {
    return this.#run(async () => {
      const site = { ...this.#site, ...noted };
      await changeSite(this.#db, this.#site, site, noted);
      this.#site = site;
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
    await this.#keeper?.end();
    await this.#db.destroy();
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing !== null) {
      throw this.#refusal('store/closed', 'the store is closed', 'Open the site again');
    }
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } catch (error) {
      throw databaseError(error, this.#path);
    } finally {
      this.#running.delete(running);
    }
  }

  async #work<T>(mode: 'read write' | 'read only', work: (tx: StoreTransaction) => Promise<T>): Promise<{ result: T; wrote: number }> {
    const noted: { chargesFrom?: CivilDate } = {};
    const done = await this.#db
      .transaction()
      .setAccessMode(mode)
      .execute(async (db) => {
        const before = this.#totalChanges();
        const scope = { db, siteId: this.#site.siteId };
        const written = new WrittenRows(scope);
        const session = new LedgerSession({ ...scope, written });
        const result = await work(storeTransaction(session, this.#site.timeZone, noted));
        await session.end();
        await written.end();
        const wrote = this.#totalChanges() - before;
        if (wrote > 0 && mode === 'read only')
          throw this.#refusal('store/read-wrote', 'a read wrote something; it was undone', 'Use a transaction');
        return { result, wrote };
      });
    this.#site = { ...this.#site, ...noted };
    if (done.wrote > 0) this.#keeper?.wrote(done.wrote);
    return done;
  }

  #refusal(key: string, reason: string, remedy: string): StoreError {
    return new StoreError({ key, place: this.#path, reason, remedy });
  }

  #totalChanges(): number {
    return Number(this.#changes.get()?.n);
  }
}

import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import type { Instant } from '../../../core/calendar/civil.ts';
import { storeTransaction } from '../repositories/transaction.ts';
import type { Tables } from '../schema.ts';
import type { SiteRecord, Store, StoreTransaction } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { databaseError } from './plain-errors.ts';

/** One site in one SQLite file: transactions queue on its one connection, in the order in which they were asked for. */
export class SqliteStore implements Store {
  readonly #db: Kysely<Tables>;
  readonly #path: string;
  readonly #onCommit: (() => void) | null;
  readonly #changes: StatementSync;
  readonly #running = new Set<Promise<unknown>>();
  #site: SiteRecord;
  #closing: Promise<void> | null = null;

  constructor(database: DatabaseSync, db: Kysely<Tables>, site: SiteRecord, path: string, onCommit: (() => void) | null) {
    this.#db = db;
    this.#site = site;
    this.#path = path;
    this.#onCommit = onCommit;
    this.#changes = database.prepare('select total_changes() as n');
  }

  get site(): SiteRecord {
    return this.#site;
  }

  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    return this.#run(async () => {
      let wrote = false;
      const result = await this.#db.transaction().execute(async (db) => {
        const before = this.#totalChanges();
        const worked = await work(storeTransaction({ db, siteId: this.#site.siteId }, this.#site.timeZone));
        wrote = this.#totalChanges() !== before;
        return worked;
      });
      if (wrote) this.#onCommit?.();
      return result;
    });
  }

  noteClock(at: Instant): Promise<void> {
    return this.#run(async () => {
      await this.#db.updateTable('site').set({ clockAt: at }).where('siteId', '=', this.#site.siteId).execute();
      this.#site = { ...this.#site, clockAt: at };
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
    await this.#db.destroy();
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing !== null) {
      throw new StoreError({ key: 'store/closed', place: this.#path, reason: 'the store is closed', remedy: 'Open the site again' });
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

  #totalChanges(): number {
    return Number(this.#changes.get()?.n);
  }
}

import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';

/* Statements stay prepared: 91,000 key reads a second with them. Bulk inserts make a statement per number of rows, hence a bound. */
const STATEMENTS = 400;

/** Kysely over `node:sqlite`: one connection, transactions that take the write lock at once, migrations that are undone when they fail. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: DatabaseSync) {
    const shim = shimOf(database);
    super({ database: shim });
    this.#database = shim;
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: this.#database });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

/** A deferred `begin` that reads and then writes beside another writer fails with SQLITE_BUSY_SNAPSHOT: who may write takes the lock first. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'));
  }
}

/** Without this, Kysely runs migrations outside a transaction, and one that fails stays half done. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/* Two MiB, which SQLite takes by itself, are read anew for every few rows once a ledger has grown. */
const CACHE_KIB = 64 * 1024;

/** A commit that brings the log into the file holds up whoever waits: a little often (some ms each) instead of SQLite's thousand pages now and then. */
export const CHECKPOINT_PAGES = 250;

/**
 * Opens a SQLite file for one site: WAL, every commit on disk before it returns (`synchronous=FULL`), foreign keys on.
 * @param exclusive keeps every other process out for as long as it is open
 */
export function openDatabase(path: string, exclusive: boolean): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    if (exclusive) database.exec('pragma locking_mode = exclusive');
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    database.exec(`pragma cache_size = -${CACHE_KIB}; pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function shimOf(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const known = prepared.get(text);
      if (known) {
        prepared.delete(text);
        prepared.set(text, known);
        return known;
      }
      const statement = statementOf(database.prepare(text));
      prepared.set(text, statement);
      const oldest = prepared.keys().next();
      if (prepared.size > STATEMENTS && !oldest.done) prepared.delete(oldest.value);
      return statement;
    },
    close() {
      prepared.clear();
      database.close();
    },
  };
}

function statementOf(statement: StatementSync): SqliteStatement {
  const bind = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bind(parameters)),
    run: (parameters) => statement.run(...bind(parameters)),
    iterate: (parameters) => statement.iterate(...bind(parameters)),
  };
}

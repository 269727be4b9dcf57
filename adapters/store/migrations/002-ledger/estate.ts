import { type Kysely, sql } from 'kysely';
import type { AddedColumns } from '../add-columns.ts';
import { type Dialect, defineTable, type TableDefinition } from '../define-table.ts';

/** Corrected by new versions, as everything of the estate. */
const VERSION = { version: 'integer', knownAt: 'text', supersedes: 'integer?' } as const;

export const ESTATE_TABLES: Readonly<Record<string, TableDefinition>> = {
  building: { columns: { building: 'text', name: 'text', address: 'text?', ...VERSION }, key: ['building', 'version'] },
  floor: {
    columns: { building: 'text', floor: 'text', name: 'text', level: 'integer?', ...VERSION },
    key: ['building', 'floor', 'version'],
  },
};

export const ESTATE_COLUMNS: AddedColumns = {
  meter: {
    ptRatio: { type: 'integer', default: 1 },
    openingRegister: { type: 'integer?' },
    closingRegister: { type: 'integer?' },
    openingRates: { type: 'text?' },
    closingRates: { type: 'text?' },
  },
};

/** What of one moment is kept for one reason, in the order in which it was known: a register that somebody corrects is a row of its own. */
const BILLING_READING: TableDefinition = {
  columns: {
    meterId: 'text',
    takenAt: 'text',
    because: 'text',
    version: 'integer',
    dtuId: 'text',
    utility: 'text',
    number: 'text',
    register: 'integer',
    rates: 'text?',
    rate: 'real',
    voltage: 'real?',
    switchState: 'text',
    knownAt: 'text',
  },
  key: ['meterId', 'takenAt', 'because', 'version'],
};

/** Gives billing readings their new key and their registers per rate; every row goes along. */
export async function moveReadings(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema.alterTable('billingReading').renameTo('billingReadingBefore').execute();
  await defineTable(db, dialect, 'billingReading', BILLING_READING);
  await sql`
    insert into "billingReading" ("siteId", "meterId", "takenAt", "because", "version", "dtuId", "utility", "number", "register", "rates", "rate",
      "voltage", "switchState", "knownAt")
    select "siteId", "meterId", "takenAt", "because",
      row_number() over (partition by "siteId", "meterId", "takenAt", "because" order by "knownAt", "switchState", "register"),
      "dtuId", "utility", "number", "register", null, "rate", "voltage", "switchState", "knownAt"
    from "billingReadingBefore"`.execute(db);
  await db.schema.dropTable('billingReadingBefore').execute();
}

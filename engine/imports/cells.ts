import { type CivilDate, parseCivilDate } from '../../core/calendar/civil.ts';
import { isCurrency } from '../../core/money/currency.ts';
import { parseMoney } from '../../core/money/decimal.ts';
import { type Money, MoneyError } from '../../core/money/money.ts';
import type { ImportRun } from './import-run.ts';
import { notTooMuch } from './most-amount.ts';
import type { TableRow } from './read-table.ts';

/** One cell that cannot be used; ends the reading of its row, and becomes a refusal there. */
class CellError extends Error {
  readonly column: string;

  constructor(column: string, reason: string) {
    super(reason);
    this.column = column;
  }
}

/** Reads typed values out of one row. Every method ends the row with column and reason when the cell does not fit. */
export class Cells {
  readonly #row: TableRow;

  constructor(row: TableRow) {
    this.#row = row;
  }

  /** Ends the row because of a cell. */
  refuse(name: string, reason: string): never {
    throw new CellError(this.#row.given.get(name) ?? name, reason);
  }

  optional(name: string): string | null {
    return this.#row.cells.get(name) ?? null;
  }

  /** A text that must be there: at most 200 characters, none of them a control character. */
  text(name: string): string {
    const text = this.optional(name) ?? this.refuse(name, 'is empty');
    if (text.length > 200) this.refuse(name, 'is longer than 200 characters');
    if (/\p{Cc}/u.test(text)) this.refuse(name, 'has a control character in it');
    return text;
  }

  date(name: string): CivilDate {
    const text = this.text(name);
    return parseCivilDate(text) ?? this.refuse(name, `'${text}' is no date (YYYY-MM-DD, a day that exists)`);
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const text = this.optional(name);
    if (text === null) return otherwise;
    return values.find((value) => value === text) ?? this.refuse(name, `'${text}' is none of ${values.join(', ')}`);
  }

  /** An amount of more than nothing, in the currency that the row names, else in the site's. */
  amount(siteCurrency: string): Money {
    const currency = this.optional('currency') ?? siteCurrency;
    if (!isCurrency(currency)) this.refuse('currency', `'${currency}' is no ISO 4217 currency`);
    const amount = this.#decimal(this.text('amount'), currency);
    if (amount.minor <= 0) this.refuse('amount', `'${this.text('amount')}' is not more than 0`);
    return amount;
  }

  #decimal(text: string, currency: string): Money {
    try {
      return notTooMuch(parseMoney(text, currency), text);
    } catch (error) {
      if (error instanceof MoneyError) return this.refuse('amount', error.message);
      throw error;
    }
  }
}

/** Reads a row with `read`; a cell that does not fit refuses the row in `run`, and null comes back. */
export function readRow<T>(run: Pick<ImportRun, 'reject'>, row: TableRow, read: (cells: Cells) => T): T | null {
  try {
    return read(new Cells(row));
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    run.reject(row, error.column, error.message);
    return null;
  }
}

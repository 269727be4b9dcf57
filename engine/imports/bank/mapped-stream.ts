import type { EngineContext } from '../../context.ts';
import { readRow } from '../cells.ts';
import type { Column } from '../columns.ts';
import type { RejectedRow } from '../import-report.ts';
import { type TableRow, TableStream } from '../table-stream.ts';
import type { BankItem } from './bank-item.ts';
import type { BankMapping } from './bank-mapping.ts';
import { MappedRows } from './mapped-row.ts';

const NEWLINE = 0x0a;

/** Reads a bank's CSV export by a mapping, as it comes. What cannot be read is refused row by row, and the rest goes on. */
export class MappedStream {
  readonly #table: TableStream;
  readonly #decoder: TextDecoder | null;
  #linesToSkip: number;

  constructor(
    mapping: BankMapping,
    context: Pick<EngineContext, 'clock' | 'timeZone' | 'currency'>,
    account: string | null,
    onItem: (item: BankItem) => void,
  ) {
    this.#linesToSkip = mapping.skipLines;
    this.#decoder = mapping.encoding === 'utf-8' ? null : new TextDecoder(mapping.encoding);
    const rows = new MappedRows(mapping, context, account);
    const refused = (row: RejectedRow) => onItem({ kind: 'refused', row });
    const onRow = (row: TableRow) => {
      const reject = (_: unknown, column: string | null, reason: string) => refused({ line: row.line, column, reason, raw: row.raw });
      const item = readRow({ reject }, row, (cells) => rows.read(cells, row));
      if (item !== null) onItem(item);
    };
    const skipped = mapping.skipRows;
    this.#table = new TableStream(
      {
        columns: columnsOf(mapping),
        ...(mapping.delimiter === undefined ? {} : { delimiter: mapping.delimiter }),
        ...(mapping.header === undefined ? {} : { names: mapping.header }),
        firstLine: mapping.skipLines + 1,
        isSkipped: (fields, names) =>
          skipped.some(({ column, startsWith }) => {
            const at = names.findIndex((name) => name.trim() === column);
            return String(fields[at] ?? '')
              .trim()
              .startsWith(startsWith);
          }),
      },
      onRow,
      refused,
    );
  }

  /** @param isLast nothing comes after this part */
  push(part: Buffer, isLast: boolean): void {
    const bytes = this.#decoder === null ? part : Buffer.from(this.#decoder.decode(part, { stream: !isLast }));
    this.#table.push(this.#afterSkipped(bytes), isLast);
  }

  #afterSkipped(bytes: Buffer): Buffer {
    let at = 0;
    while (this.#linesToSkip > 0) {
      const end = bytes.indexOf(NEWLINE, at);
      if (end < 0) return bytes.subarray(bytes.length);
      this.#linesToSkip--;
      at = end + 1;
    }
    return bytes.subarray(at);
  }
}

/* Columns by the names that the mapping gives them. */
function columnsOf(mapping: BankMapping): Column[] {
  const { amount, reference, returns, currency, account } = mapping;
  const needed = [mapping.date.column, ...('in' in amount ? [amount.in, amount.out] : [amount.column])];
  if ('direction' in amount) needed.push(amount.direction);
  if (mapping.time) needed.push(mapping.time.column);
  if (currency && 'column' in currency) needed.push(currency.column);
  if (account && 'column' in account) needed.push(account.column);
  needed.push(...(mapping.bankRef ?? []));
  const optional = [mapping.payer, mapping.payerAccount, mapping.tenantId, ...(reference?.columns ?? []), returns?.column, returns?.of];
  const names = new Set([...needed, ...optional.filter((name) => name !== undefined)]);
  return [...names].map((name) => ({ name, aliases: [], required: needed.includes(name) }));
}

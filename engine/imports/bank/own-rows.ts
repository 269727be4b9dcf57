import type { EngineContext } from '../../context.ts';
import { readRow } from '../cells.ts';
import type { RejectedRow } from '../import-report.ts';
import { PAYMENT_COLUMNS, paymentRow } from '../payment-row.ts';
import { listIn, objectRow } from '../read-table.ts';
import { type TableRow, TableStream } from '../table-stream.ts';
import type { BankItem } from './bank-item.ts';

type OnItem = (item: BankItem) => void;

const NOT_OURS = 'a bank’s own CSV is read by a mapping (--mapping, docs/bank.md), our table is printed by dunlock template payments';

/** Payments in our own table (`dunlock template payments`), as it comes. */
export function ownTable(context: EngineContext, onItem: OnItem): TableStream {
  return new TableStream(
    { columns: PAYMENT_COLUMNS },
    (row) => take(row, context, onItem),
    (row) =>
      onItem({ kind: 'refused', row: /^column .* is missing/.test(row.reason) ? { ...row, reason: `${row.reason}: ${NOT_OURS}` } : row }),
  );
}

/** Payments given as objects, or as a document that wraps them. */
export function ownObjects(value: unknown, context: EngineContext, onItem: OnItem): void {
  for (const [index, each] of listIn(value).entries()) {
    const row = objectRow(each, index + 1, PAYMENT_COLUMNS);
    if ('reason' in row) onItem({ kind: 'refused', row });
    else take(row, context, onItem);
  }
}

function take(row: TableRow, context: EngineContext, onItem: OnItem): void {
  const reject = (_: unknown, column: string | null, reason: string) => {
    const refused: RejectedRow = { line: row.line, column, reason, raw: row.raw };
    onItem({ kind: 'refused', row: refused });
  };
  const payment = readRow({ reject }, row, (cells) => paymentRow(cells, context));
  if (payment === null) return;
  const idColumn = row.given.get('paymentId') ?? 'paymentId';
  const amountColumn = row.given.get('amount') ?? 'amount';
  onItem({
    kind: 'payment',
    place: { line: row.line, raw: row.raw, idColumn, amountColumn },
    payment,
    words: payment.reference,
    account: '',
    refs: [],
  });
}

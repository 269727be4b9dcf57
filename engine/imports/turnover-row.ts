import { MOST_TURNOVER_MINOR, type TurnoverReport } from '../../core/lease/turnover.ts';
import { decimalsOf, isCurrency } from '../../core/money/currency.ts';
import { money } from '../../core/money/money.ts';
import { parseScaled } from '../../core/parsing/scaled-decimal.ts';
import type { EngineContext } from '../context.ts';
import type { Cells } from './cells.ts';
import { needed, optional, type Sheet } from './sheets/sheet.ts';

/** The table of what tenants report to have sold. */
export const TURNOVER_SHEET: Sheet = {
  kind: 'turnover',
  one: 'turnover report',
  about:
    'What tenants report to have sold, for turnover rent. A report with the id of an earlier one corrects it, and what was charged by it is adjusted.',
  command: 'dunlock import turnover FILE',
  columns: [
    needed('leaseId', 'the lease', ['L-0101', 'L-0101']),
    needed('from', 'first day of the time reported on, YYYY-MM-DD', ['2026-01-01', '2026-02-01']),
    needed('to', 'first day after', ['2026-02-01', '2026-03-01']),
    { ...needed('turnover', 'what was sold, 0 when nothing', ['182500.00', '201340.50']), aliases: ['amount', 'sales'] },
    optional('currency', 'ISO 4217; of the site when empty', ['', 'CNY']),
    optional('reportId', 'its number; lease and first day when empty', ['', 'TR-2026-02']),
  ],
};

/** Reads one report of turnover, known now. */
export function turnoverRow(cells: Cells, context: EngineContext): TurnoverReport {
  const leaseId = cells.text('leaseId');
  const from = cells.date('from');
  const to = cells.date('to');
  if (to <= from) cells.refuse('to', `${to} does not lie after ${from} (it is the first day after the time reported on)`);
  const currency = cells.optional('currency') ?? context.currency;
  if (!isCurrency(currency)) cells.refuse('currency', `'${currency}' is no ISO 4217 currency`);
  const text = cells.text('turnover');
  const decimals = decimalsOf(currency);
  const minor =
    parseScaled(text, decimals) ?? cells.refuse('turnover', `'${text}' is no amount of nothing or more with at most ${decimals} decimals`);
  if (minor > MOST_TURNOVER_MINOR) cells.refuse('turnover', `'${text}' is more than anybody sells: is it in ${currency}?`);
  const reportId = cells.optional('reportId') === null ? `${leaseId}/${from}` : cells.text('reportId');
  return { reportId, leaseId, from, to, turnover: money(minor, currency), knownAt: context.clock.now() };
}

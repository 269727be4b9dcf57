import { basisCells } from './basis-cells.ts';
import type { CellValues } from './cell-values.ts';
import { together } from './head-cells.ts';

/**
 * What a row says of its charge line, as in the lease's JSON; what is empty is left out.
 * @param leaseCurrency of the lease, for amounts of a line that names none
 */
export function lineCells(cells: CellValues, leaseCurrency: string): Record<string, unknown> {
  const currency = cells.currency('lineCurrency', leaseCurrency);
  return {
    lineId: cells.text('lineId'),
    debtType: cells.text('debtType'),
    creditor: { party: cells.text('creditorParty'), role: cells.text('creditorRole') },
    currency,
    basis: basisCells(cells, currency),
    from: cells.text('lineFrom'),
    to: cells.text('lineTo'),
    frequency: cells.text('frequency'),
    anchor: cells.text('anchor'),
    timing: cells.text('timing'),
    dueDay: cells.whole('dueDay'),
    convention: cells.text('convention'),
    issueDaysBefore: cells.whole('issueDaysBefore'),
    proration: cells.text('proration'),
    tax: together({ name: cells.text('taxName'), rateBp: cells.basisPoints('taxPercent'), included: cells.yes('taxIncluded') }),
    lateFee: together({
      graceDays: cells.whole('lateGraceDays'),
      flatMinor: cells.minor('lateFlat', currency),
      perDayPpm: cells.millionths('latePercentPerDay'),
      capMinor: cells.minor('lateCap', currency),
      capBp: cells.basisPoints('lateCapPercent'),
    }),
  };
}

import { fileURLToPath } from 'node:url';
import { historyAsOf } from '../core/scoring/history.ts';
import { factorValues, predict } from '../core/scoring/p.ts';
import { handWeights } from '../core/scoring/weights/hand.ts';
import { auc } from './auc.ts';
import { type Invoice, readInvoices } from './invoices.ts';

/*
 * How well P, with Z set by hand, ranks the invoices of a file by whether they were then paid late.
 * Each invoice is scored at its issue date from what was known of its customer then. Nothing is fitted, so there is no train or test part.
 * Reference: the customer's own late ratio so far, shrunk by two pseudo-charges (what anybody would try first).
 * No intervals yet; on 64 customers a difference in the third decimal says nothing.
 *
 *   node bench/scoring.ts [FILE] [--json]
 */

interface Row {
  readonly what: string;
  readonly ours: number;
  readonly reference: number;
  readonly ratio: number;
  readonly unit: string;
}

const args = process.argv.slice(2);
const file = args.find((arg) => !arg.startsWith('--')) ?? fileURLToPath(new URL('../simulator/data/invoices-ibm.csv', import.meta.url));
const rows = measure(readInvoices(file));
if (args.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else console.table(rows.map((row) => ({ ...row, ours: round(row.ours), reference: round(row.reference), ratio: round(row.ratio) })));

/** Scores every invoice at its issue date, and compares with the reference. */
function measure(invoices: readonly Invoice[]): Row[] {
  const byCustomer = Map.groupBy(invoices, ({ customerId }) => customerId);
  const ours: number[] = [];
  const reference: number[] = [];
  const late: boolean[] = [];
  const late30: boolean[] = [];
  for (const own of byCustomer.values()) {
    const balances = own.map(({ balance }) => balance);
    for (const { balance, daysLate } of own) {
      const history = historyAsOf(balances, balance.charge.knownAt, 'UTC');
      ours.push(1 - predict(factorValues(history), handWeights).p);
      const lateSoFar = history.decided.filter((charge) => charge.daysLate > 0).length;
      reference.push((lateSoFar + 2 * 0.3) / (history.decided.length + 2));
      late.push(daysLate === null || daysLate > 0);
      late30.push(daysLate === null || daysLate > 30);
    }
  }
  const row = (what: string, a: number, b: number, unit: string): Row => ({ what, ours: a, reference: b, ratio: a / b, unit });
  return [
    row('late: P by hand / own late ratio', auc(ours, late), auc(reference, late), 'AUC'),
    row('more than 30 days late: P by hand / own late ratio', auc(ours, late30), auc(reference, late30), 'AUC'),
  ];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/*
 * `npm run bench:ledger [-- --rows N] [--leases N] [--alone] [--json]`: a million payments from a CSV file into the ledger, against charges of 10,000 leases over
 * three years, everything that a payment sets off included (payer, allocation, open items, hash chain), while every tenth of a second another payment
 * comes that unlocks somebody. The reference is the payments' own rows inserted bare, in the same run; a second, milder one is all rows that stand of the
 * import when it is over (allocations, what is left, references, chain), each table bare by itself. Look at the ratios, the rates are those of the machine
 * and of what else it does. With `--alone` nobody comes in between, and the import takes 4,000 rows at a time, as `dunlock import` does on a site that nobody
 * has open, and the bare inserts do as well; else both take 500 at most. The heap is held to 192 MB: what is measured is a process that does not grow
 * with its file (young objects keep the 16 MB that Node gives them anyway, which a bound on the heap would take from them). The wait of a payment that unlocks is from when
 * it comes, whatever the process does then, to its commit; its parts are printed, with what the import's own transactions took.
 */
import { measureLedger } from './ledger/measure-ledger.ts';
import { describeParts } from './ledger/wait-parts.ts';

const args = process.argv.slice(2);
const number = (name: string, otherwise: number): number => {
  const at = args.indexOf(name);
  const value = at < 0 ? otherwise : Number(args[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name}: give a whole number of at least 1`);
  return value;
};
const rows = number('--rows', 1_000_000);
const leases = number('--leases', Math.max(10, Math.round(rows / 100)));
const isJson = args.includes('--json');
const isAlone = args.includes('--alone');
const m = await measureLedger(rows, leases, (line) => process.stderr.write(`${line}\n`), isAlone);

const lines = [
  line('payments imported / bare insert', m.paymentRate, m.barePaymentRate, 'rows/s'),
  line('payments imported / all rows that stand of them inserted bare, open charges left out', m.paymentRate, m.bareAllRate, 'rows/s'),
  line('charges derived and stored / bare insert', m.chargeRate, m.bareChargeRate, 'rows/s'),
  ...(m.unlocks === null ? [] : [line('a payment that unlocks meanwhile, p99 / aim', m.unlocks.wait.p99, 50, 'ms')]),
  line('peak memory of the process / aim', m.peakMb, 400, 'MB'),
];
if (isJson) console.log(JSON.stringify(lines, null, 2));
else {
  console.table(lines);
  console.log(`${m.beforeMb.toFixed(0)} MB before the import`);
  if (m.unlocks !== null) for (const each of describeParts(m.unlocks)) console.log(each);
}

function line(what: string, ours: number, reference: number, unit: string) {
  const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
  return { what, ours: round(ours, 1), reference: round(reference, 1), ratio: round(ours / reference, 3), unit };
}

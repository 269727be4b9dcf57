import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { ByteStream } from '../../engine/imports/bank/byte-stream.ts';
import { ROWS_ALONE } from '../../engine/imports/bank/chunk-size.ts';
import { ROWS_PER_TRANSACTION } from '../../engine/imports/import-run.ts';
import { importPayments } from '../../engine/post-payment.ts';
import { bareInsert } from './bare-insert.ts';
import { benchSite } from './bench-site.ts';
import { watchCommits } from './commit-watch.ts';
import { deriveCharges, saveTenants } from './derive-charges.ts';
import { lockTenants } from './locked-tenants.ts';
import { payInBetween } from './pay-in-between.ts';
import { writePayments } from './payments-file.ts';
import { type WaitParts, waitParts } from './wait-parts.ts';
import { type TransactionParts, watchedStore } from './watched-store.ts';

/** What was measured. Rates in rows a second. */
export interface LedgerMeasure {
  readonly payments: number;
  readonly accepted: number;
  readonly suspense: number;
  readonly paymentRate: number;
  readonly barePaymentRate: number;
  /** Payments a second, were every row that stands of the import inserted bare: `ALL_OF_IMPORT`. */
  readonly bareAllRate: number;
  readonly charges: number;
  readonly chargeRate: number;
  readonly bareChargeRate: number;
  /** Of the payments that unlocked while the import ran; null where none came. */
  readonly unlocks: WaitParts | null;
  /** Of the process, the most that it had, and what it had before the import began. */
  readonly peakMb: number;
  readonly beforeMb: number;
}

/*
 * What stands of an import when it is over, but for open charges: those are changed and taken out, not only added. The few batches and records of the
 * charges and of the payments that unlock are in it too.
 */
const ALL_OF_IMPORT = ['allocation', 'openPayment', 'paymentMatch', 'bankRef', 'ledgerBatch', 'auditRecord', 'auditText'] as const;

/** Derives charges of leases over three years, imports payments from a file while others unlock in between, and does both as bare inserts. @param alone nobody else comes, and the import knows it */
export async function measureLedger(rows: number, leases: number, log: (line: string) => void, alone = false): Promise<LedgerMeasure> {
  const commits = watchCommits();
  const site = await benchSite();
  try {
    const { context, folder } = site;
    await saveTenants(context, leases);
    const [charges, chargeSeconds] = await timed(() => deriveCharges(context, leases));
    log(`${charges} charges derived and stored in ${chargeSeconds.toFixed(1)} s`);
    const locked = Math.min(1_000, Math.max(20, Math.ceil(rows / 100)));
    await lockTenants(context, locked);
    const file = join(folder, 'payments.csv');
    const bytes = await writePayments(file, rows, leases);
    log(`${rows} payments, ${(bytes / 1e6).toFixed(0)} MB of CSV`);
    const peak = watchMemory();
    const beforeMb = peak.now();
    let running = true;
    const chunks: TransactionParts[] = [];
    const bulk = { ...context, store: watchedStore(context.store, commits, (parts) => chunks.push(parts)) };
    const unlocks = payInBetween(context, commits, alone ? 0 : locked, () => running);
    const content = new ByteStream(createReadStream(file), bytes);
    const [report, seconds] = await timed(() =>
      importPayments(
        bulk,
        { content, origin: 'payments.csv' },
        { alone, onProgress: (p) => log(`${p.rows} rows, ${p.ratePerS} rows/s, ${p.secondsLeft} s left, ${peak.now().toFixed(0)} MB`) },
      ),
    );
    running = false;
    const waits = await unlocks;
    const peakMb = peak.end();
    if (report.rejectedInAll > 0) throw new Error(`rows were refused: ${JSON.stringify(report.rejected.slice(0, 3))}`);
    const suspense = await context.store.read((tx) => tx.ledger.suspense({ limit: rows }));
    log('bare inserts');
    const batch = alone ? ROWS_ALONE : ROWS_PER_TRANSACTION;
    const barePayments = bareInsert(site.path, folder, 'payment', batch);
    const bareCharges = bareInsert(site.path, folder, 'charge', ROWS_PER_TRANSACTION);
    const bareOthers = ALL_OF_IMPORT.reduce((sum, table) => sum + bareInsert(site.path, folder, table, batch, false).seconds, 0);
    return {
      payments: rows,
      accepted: report.accepted,
      suspense: suspense.length,
      paymentRate: rows / seconds,
      barePaymentRate: barePayments.rows / barePayments.seconds,
      bareAllRate: barePayments.rows / (barePayments.seconds + bareOthers),
      charges,
      chargeRate: charges / chargeSeconds,
      bareChargeRate: bareCharges.rows / bareCharges.seconds,
      unlocks: waits.length === 0 ? null : waitParts(waits, chunks),
      peakMb,
      beforeMb,
    };
  } finally {
    commits.end();
    await site.close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  return [await work(), (performance.now() - start) / 1000];
}

function watchMemory() {
  const now = () => process.memoryUsage.rss() / 1e6;
  let most = now();
  const look = () => {
    most = Math.max(most, now());
  };
  const timer = setInterval(look, 50);
  return {
    now,
    end() {
      clearInterval(timer);
      look();
      return most;
    },
  };
}

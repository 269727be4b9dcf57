import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PaymentOptions } from '../../../../engine/imports/bank/bank-options.ts';
import { ByteStream } from '../../../../engine/imports/bank/byte-stream.ts';
import { importCharges } from '../../../../engine/imports/import-charges.ts';
import { importPayments, type PaymentReport } from '../../../../engine/post-payment.ts';
import type { TestContext } from '../../../setup/context.ts';
import { ledgerSite } from '../../ledger-site.ts';

/** A file of `test/fixtures/bank`. */
export function bankFile(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../../../fixtures/bank/${name}`, import.meta.url)));
}

/** The small mall with open charges of T1 (R1, E1) and T2 (R3), due on 5 January, at noon of the day given. */
export async function owingSite(currency: 'CNY' | 'EUR', day: '2026-01-10' | '2026-01-13' = '2026-01-10'): Promise<TestContext> {
  const context = await ledgerSite([], { start: '2026-01-06', currency });
  const rows = [
    'tenantId,chargeId,issueDate,dueDate,amount,currency,debtType',
    `T1,R1,2026-01-01,2026-01-05,300.00,${currency},rent`,
    `T1,E1,2026-01-01,2026-01-05,80.00,${currency},electricity`,
    `T2,R3,2026-01-01,2026-01-05,200.00,${currency},rent`,
  ];
  await importCharges(context, { content: rows.join('\n'), origin: 'open.csv' }, { history: false });
  await context.goTo(day, '12:00');
  return context;
}

/** Imports bytes in parts of a size, as a file stream would hand them over. */
export function feed(context: TestContext, bytes: Buffer, options: PaymentOptions = {}, size = 4096): Promise<PaymentReport> {
  async function* parts() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return importPayments(context, { content: new ByteStream(parts(), bytes.length), origin: 'statement' }, options);
}

/** What came of each payment, in a line. */
export function postedLines(report: PaymentReport): string[] {
  return report.posted.map(({ payment, allocated, leftMinor, suspense }) => {
    const set = allocated.map(({ chargeId, minor }) => `${chargeId} ${minor}`).join(', ');
    const { paymentId, tenantId, reference, amount } = payment;
    return `${paymentId} ${amount.minor} [${reference}] ${tenantId ?? `suspense: ${suspense}`} → ${set || 'nothing'}, left ${leftMinor}`;
  });
}

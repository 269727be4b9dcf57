import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type CivilDate, plusDays } from '../../core/calendar/civil.ts';
import { stream } from '../../simulator/random/stream.ts';
import { benchLease, tenantId } from './bench-leases.ts';
import { YEARS } from './bench-site.ts';

const MONTHS = 36;
const SEED = 13;

/**
 * Writes a CSV of payments as a bank would tell them, day after day over three years: of one charge about `rows / charges` parts. Of a hundred,
 * 60 name a bill, 20 a charge, 17 only their tenant, 3 nobody. The same seed writes the same file.
 * @returns how long it is, in bytes
 */
export async function writePayments(path: string, rows: number, leases: number): Promise<number> {
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  const random = stream(SEED, 'payments');
  const perCharge = rows / (leases * MONTHS);
  let bytes = 0;
  let lines: string[] = ['paymentId,tenantId,payer,payerAccount,reference,amount,currency,paidAt'];
  const flush = async () => {
    const text = `${lines.join('\n')}\n`;
    bytes += Buffer.byteLength(text);
    lines = [];
    if (!file.write(text)) await once(file, 'drain');
  };
  for (let i = 0; i < rows; i++) {
    const at = Math.floor((i * MONTHS * 28) / rows);
    const month = Math.floor(at / 28);
    const date = dayOf(month, at % 28);
    const n = random.int(0, leases - 1);
    const fen = random.int(400_000, 600_000);
    const minor = Math.max(1, Math.round(fen / Math.max(1, perCharge)));
    const draw = random.unit();
    const due = dueOf(n, month);
    const [named, reference] =
      draw < 0.6
        ? ['', `${tenantId(n)}/${due}`]
        : draw < 0.8
          ? ['', `${benchLease(n).leaseId}/rent/${dayOf(month, 0)}`]
          : draw < 0.97
            ? [tenantId(n), '']
            : ['', 'rent'];
    const time = `${String(8 + (i % 10)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:00+08:00`;
    const amount = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
    lines.push(
      `BK-${String(i).padStart(8, '0')},${named},Shop ${n} Ltd,6222${String(n).padStart(12, '0')},${reference},${amount},CNY,${date}T${time}`,
    );
    if (lines.length === 4096) await flush();
  }
  await flush();
  file.end();
  await finished(file);
  return bytes;
}

function dayOf(month: number, day: number): CivilDate {
  const year = Number(YEARS.from.slice(0, 4)) + Math.floor(month / 12);
  return plusDays(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`, day);
}

function dueOf(n: number, month: number): CivilDate {
  return dayOf(month, n % 28);
}

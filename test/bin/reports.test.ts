import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../bin/dunlock/main.ts';
import { smallEstate, smallLeases } from './small-site.ts';

/* The commands that ask the ledger, in this process: they open the store themselves, as when nobody has the site open. */
const folder = mkdtempSync(join(tmpdir(), 'dunlock-reports-'));
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

async function dunlock(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const keep = (where: 'out' | 'err') => (chunk: string | Uint8Array) => {
    said[where] += String(chunk);
    return true;
  };
  const outSpy = vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'));
  const errSpy = vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'));
  try {
    const code = await main([...args, '--data', join(folder, 'site')]);
    return { code, ...said };
  } finally {
    outSpy.mockRestore();
    errSpy.mockRestore();
  }
}

beforeAll(async () => {
  await dunlock('import', 'estate', file('estate.json', JSON.stringify(smallEstate)));
  const rows = Array.from({ length: 620 }, (_, n) => `T1,c${n},2026-01-01,2026-01-31,10.00`);
  await dunlock('import', 'charges', file('charges.csv', ['tenantId,chargeId,issueDate,dueDate,amount', ...rows].join('\n')));
  await dunlock('import', 'payments', file('bank.csv', 'paymentId,amount,paidAt,tenantId\np1,25.00,2026-02-01,T1\n'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dunlock open-items, balances, aging, dso, collection, journal', () => {
  it('print all of it, however many pages it takes: for people, as CSV, as one JSON document', async () => {
    const json = JSON.parse((await dunlock('open-items', '--json')).out) as { items: unknown[]; next: null };
    expect(json.items).toHaveLength(618);
    expect(json.next).toBeNull();
    const csv = (await dunlock('open-items', '--csv')).out.trimEnd().split('\n');
    expect(csv).toHaveLength(619);
    expect(csv[0]).toBe('dueDate,daysOverdue,tenantId,tenantName,debtType,chargeId,amount,paid,credited,open,currency');
    expect(csv.filter((line) => line.startsWith('dueDate'))).toHaveLength(1);
    const people = (await dunlock('balances')).out;
    expect(people).toMatch(/^Balances as of /);
    expect(people).toMatch(/rent +618 +6175\.00 +6175\.00 +2026-01-31 +CNY/);
    const journal = (await dunlock('journal', '--csv')).out.trimEnd().split('\n');
    /* Two lines for each of 620 charges, the payment, and the three charges that it pays, one in part. */
    expect(journal).toHaveLength(1 + 2 * (620 + 1 + 3));
    const cents = (cell = '') => Math.round(Number(cell || 0) * 100);
    const sum = (column: number) => journal.slice(1).reduce((total, line) => total + cents(line.split(',')[column]), 0);
    expect(sum(3)).toBe(sum(4));
    expect((await dunlock('aging', '--by', 'tenant', '--csv')).out).toMatch(/^tenantId,tenantName,items,not-due,/);
    expect((await dunlock('dso', '--days', '30')).out).toMatch(/Days sales outstanding as of .+ in the 30 days before/);
    expect((await dunlock('collection', '--from', '2026-01', '--to', '2026-01')).out).toMatch(/2026-01 +620 +6200\.00 .* 0\.40 %/);
  });

  it('take a chart of accounts, and say what will not do with exit code 2', async () => {
    const chart = file('chart.json', '{"bank": {"number": "1002", "name": "银行存款"}}');
    expect((await dunlock('journal', '--trial-balance', '--chart', chart)).out).toMatch(/1002 +银行存款 +25\.00/);
    const broken = await dunlock('journal', '--chart', file('broken.json', '{'));
    expect([broken.code, broken.out, broken.err]).toEqual([2, '', expect.stringMatching(/broken\.json is no JSON/)]);
    const tenant = await dunlock('open-items', '--tenant', 'T9');
    expect([tenant.code, tenant.err]).toEqual([1, expect.stringMatching(/'T9' is not known/)]);
    const asOf = await dunlock('journal', '--as-of', '2026-01-31');
    expect([asOf.code, asOf.err]).toEqual([2, expect.stringMatching(/--as-of goes with --trial-balance/)]);
    expect((await dunlock('aging', '--as-of', 'yesterday')).err).toMatch(/as of 'yesterday': give a date/);
  });

  it('state an account for its tenant: ids and periods, no word that staff noted for themselves', async () => {
    await dunlock('import', 'payments', file('lost.csv', 'paymentId,amount,paidAt,reference\nlost,5.00,2026-02-02,who knows\n'));
    await dunlock('match', 'lost', 'T1', '--reason', 'his cousin told us', '--by', 'ann');
    const people = (await dunlock('statement', 'T1')).out;
    expect(people).toMatch(/2026-01-01 +charge +c0 +rent due 2026-01-31 +10\.00 +10\.00 CNY/);
    expect(people).toMatch(/payment +lost +payment for who knows +-5\.00/);
    expect(people).not.toMatch(/cousin|ann/);
    const csv = (await dunlock('statement', 'T1', '--csv')).out.trimEnd().split('\n');
    expect(csv[0]).toBe('date,kind,id,text,amount,balance,currency,debtType,periodFrom,periodTo,dueDate,working,tax');
    expect(csv[1]).toBe('2026-01-01,charge,c0,rent due 2026-01-31,10.00,10.00,CNY,rent,,,2026-01-31,,0.00');
    expect(csv.join('\n')).not.toMatch(/cousin/);
    const { lines } = JSON.parse((await dunlock('statement', 'T1', '--json')).out) as { lines: { id: string; matched: unknown }[] };
    expect(lines.find(({ id }) => id === 'lost')?.matched).toMatchObject({ reason: 'his cousin told us' });
  }, 30_000);

  it('show what was charged and what waits, and the leases with their versions', async () => {
    await dunlock('import', 'leases', file('leases.json', JSON.stringify(smallLeases)));
    await dunlock('take-over', `${new Date().getUTCFullYear() - 1}-01-01`, '--reason', 'books moved');
    const charged = await dunlock('charges', 'T1');
    expect(charged.out).toMatch(/^Charges of Tea & Co \(T1\) as of /);
    expect(charged.out).toMatch(/c9 \(imported\): rent, due 2026-01-31\n {2}10\.00 CNY, open 10\.00 CNY; owed to previous system/);
    expect(charged.out).toMatch(/L1\/rent .* \[not-issued\]\n {2}to do: run dunlock issue/);
    const lease = JSON.parse((await dunlock('charges', 'L1', '--json')).out) as { charges: unknown[]; waiting: { key: string }[] };
    expect(lease.charges).toEqual([]);
    expect(lease.waiting[0]?.key).toBe('not-issued');
    expect((await dunlock('charges', 'T1', '--csv')).out).toMatch(/^kind,id,about,leaseId,lineId,.*\nimported,c0,/);
    expect((await dunlock('leases')).out).toMatch(/L1 +T1 +Tea & Co +U1 +2024-01-01 +open +running +CNY +rent/);
    expect((await dunlock('leases', 'L1')).out).toMatch(/amount +5000\.00 CNY per month/);
    expect((await dunlock('leases', 'L1')).out).toMatch(/version 1, known .*: the lease; counts for all days/);
    expect(await dunlock('leases', 'L9')).toMatchObject({ code: 1, err: expect.stringContaining('[report/unknown]') });
    expect(await dunlock('charges', 'L9')).toMatchObject({ code: 1, out: '' });
  }, 30_000);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { progressText } from '../../nodes/common/progress.ts';
import estateImport from '../../nodes/estate-import/estate-import.ts';
import leaseImport from '../../nodes/lease-import/lease-import.ts';
import paymentImport from '../../nodes/payment-import/payment-import.ts';
import { type Bench, bench } from './support/bench.ts';

let open: Bench | null = null;
afterEach(async () => {
  await open?.stop();
  open = null;
});

const report = (what: string) => ({ what, origin: 'x', accepted: 1, unchanged: 0, rejected: [], tenants: [], secretsFile: null });
const payments = {
  ...report('payments'),
  ...{ posted: [], cases: [], orders: [], rejectedInAll: 2, postedInAll: 1, returned: 1, aside: { fee: 3 }, statements: [] },
};
const argsOf = (method: string) =>
  open?.calls.find((call) => call.method === method)?.args as [Record<string, unknown>, Record<string, unknown>];

describe('the payment import', () => {
  const imported = { importPayments: async () => payments };

  it('reads a bank’s own format as the dialog says, of the account that the message names before the dialog’s', async () => {
    open = await bench(paymentImport, 'dunlock-payment-import', imported, { mapping: 'signed-amount', account: 'A-1' });
    expect(await open.send({ payload: 'Date,Amount', coveredFrom: '2026-01-01', coveredThrough: '2026-01-31', account: 'A-2' })).toBeNull();
    expect(argsOf('importPayments')[1]).toMatchObject({
      mapping: 'signed-amount',
      account: 'A-2',
      coveredFrom: '2026-01-01',
      coveredThrough: '2026-01-31',
    });
    expect(open.left[0]).toMatchObject([{ topic: 'dunlock/import', payload: { accepted: 1, returned: 1, aside: { fee: 3 } } }]);
    expect(open.left[0]?.[0]?.payload).not.toHaveProperty('posted');
    expect(open.statuses.at(-1)).toBe('yellow dot: 1 accepted, 0 unchanged, 2 rejects, 1 returned');
  });

  it('takes a mapping of one’s own from the dialog, and says when it is no JSON', async () => {
    open = await bench(paymentImport, 'dunlock-payment-import', imported, { mapping: 'own', ownMapping: '{"id":"mine"}' });
    await open.send({ payload: 'x' });
    expect(argsOf('importPayments')[1]).toMatchObject({ mapping: { id: 'mine' } });
    await open.stop();
    open = await bench(paymentImport, 'dunlock-payment-import', imported, { mapping: 'own', ownMapping: '{id' });
    expect((await open.send({ payload: 'x' }))?.message).toMatch(/mapping in this node's dialog is no JSON/);
    expect(open.calls).toEqual([]);
  });

  it('reads a long file as it comes, and shows how far it has come', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dunlock-import-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const filename = join(folder, 'bank.csv');
    writeFileSync(filename, 'paymentId,amount,paidAt\n');
    let content: unknown;
    const slow = {
      importPayments: async (input: { content: unknown }, options: { onProgress: (progress: object) => void }) => {
        content = input.content;
        options.onProgress({ rows: 12_400, bytes: 1, totalBytes: 2, ratePerS: 8_300, secondsLeft: 40 });
        return payments;
      },
    };
    open = await bench(paymentImport, 'dunlock-payment-import', slow, { mapping: '', account: '', fromFile: true });
    expect(await open.send({ payload: 'not this', filename })).toBeNull();
    expect(content).toMatchObject({ totalBytes: 24 });
    expect(open.statuses).toContain('grey ring: 12,400 rows · 8,300/s · 40 s left');
    expect((await open.send({ payload: 'x' }))?.message).toMatch(/msg.filename: give the path/);
    expect((await open.send({ payload: 'x', filename: join(folder, 'none.csv') }))?.message).toMatch(/none\.csv/);
  });

  it('says the time left as people say it, and nothing where nobody can tell', () => {
    const at = (secondsLeft: number | null) => progressText({ rows: 1, bytes: 1, totalBytes: null, ratePerS: 1, secondsLeft });
    expect([at(89), at(600), at(7_200), at(null)]).toEqual([
      '1 row · 1/s · 89 s left',
      '1 row · 1/s · 10 min left',
      '1 row · 1/s · 2 h left',
      '1 row · 1/s',
    ]);
  });
});

describe('the lease import', () => {
  const contract = { contractId: 'c1', origin: 'c.pdf', state: 'waiting', leaseId: null, waiting: ['rent', 'unitIds'], terms: [] };
  const script = {
    importLeases: async () => report('leases'),
    importTurnover: async () => report('turnover'),
    readContract: async () => ({ ...report('leases'), accepted: 0, contract }),
  };

  it('reads a contract by the form, hands on what waits for a person, and shows it', async () => {
    open = await bench(leaseImport, 'dunlock-lease-import', script, { what: 'leases', form: 'en-commercial' });
    const bytes = Buffer.from('%PDF');
    await open.send({ payload: bytes, filename: 'c.pdf' });
    expect(argsOf('readContract')).toEqual([{ content: bytes, origin: 'c.pdf' }, 'en-commercial']);
    expect(open.left[2]).toMatchObject([
      {
        topic: 'dunlock/contract',
        payload: { contractId: 'c1', origin: 'c.pdf', state: 'waiting', leaseId: null, waiting: ['rent', 'unitIds'] },
      },
    ]);
    expect(open.statuses.at(-1)).toBe('yellow dot: c.pdf: 2 terms for a person to look at');
  });

  it('takes tables and JSON as before, the form of the message for one contract, and turnover when the dialog says so', async () => {
    open = await bench(leaseImport, 'dunlock-lease-import', script);
    await open.send({ payload: { leases: [] } });
    await open.send({ payload: 'contract', form: { formId: 'mine' } });
    expect(open.calls.map(({ method }) => method)).toEqual(['importLeases', 'readContract']);
    expect(open.left[2]).toHaveLength(1);
    await open.stop();
    open = await bench(leaseImport, 'dunlock-lease-import', script, { what: 'turnover', form: 'en-commercial' });
    await open.send({ payload: 'leaseId,from,to,turnover' });
    expect(open.calls.map(({ method }) => method)).toEqual(['importTurnover']);
  });
});

it('the estate import says what the rows of a table are: the message’s word before the dialog’s', async () => {
  open = await bench(estateImport, 'dunlock-estate-import', { importEstate: async () => report('estate') }, { kind: 'units' });
  await open.send({ payload: 'unitId' });
  await open.send({ payload: 'tenantId', kind: 'tenants' });
  expect(open.calls.map(({ args }) => args[1])).toMatchObject([{ kind: 'units' }, { kind: 'tenants' }]);
  expect((await open.send({ payload: 'x', kind: 7 }))?.message).toMatch(/msg.kind is of type number: give what the rows are/);
});

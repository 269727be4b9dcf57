import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCharges } from '../../../engine/imports/import-charges.ts';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import type { ImportInput, ImportReport } from '../../../engine/imports/import-report.ts';
import { type TestContext, testContext } from '../../setup/context.ts';
import { mall, openSecrets } from './mall.ts';

const HEADER = 'customerId,invoiceId,issueDate,dueDate,settleDate,amount';
const refusals = ({ rejected }: ImportReport) => rejected.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
const settled = async (): Promise<TestContext> => {
  const context = await testContext({ start: '2026-03-02' });
  await importEstate(context, { content: mall(), origin: 'mall.json' }, openSecrets());
  return context;
};
const history = (context: TestContext, content: ImportInput['content']) =>
  importCharges(context, { content, origin: 'history.csv' }, { history: true });
const issued = (context: TestContext, content: ImportInput['content']) =>
  importCharges(context, { content, origin: 'open.csv' }, { history: false });

describe('importing invoices of another system', () => {
  it('refuses each bad row by line, column and reason, keeps it, and takes the rest', async () => {
    const context = await settled();
    const csv = [
      HEADER,
      'T1,A1,2026-01-05,2026-02-05,2026-02-01,50.39',
      'T1,A2,2026-02-30,2026-03-05,,50.39',
      'T1,A3,05/01/2026,2026-02-05,,50.39',
      'T1,A4,2026-01-05,2026-01-04,,50.39',
      'T1,A5,2026-01-05,2026-02-05,,-50.39',
      'T1,A6,2026-01-05,2026-02-05,,0',
      'T1,A7,2026-01-05,2026-02-05,,"1,250.00"',
      'T1,A8,2026-01-05,2026-02-05,,¥50',
      'T1,A9,2026-01-05,2026-02-05,,50.399',
      'T9,A10,2026-01-05,2026-02-05,,50.39',
      'T1,A1,2026-01-05,2026-02-05,2026-02-01,50.40',
      'T1,,2026-01-05,2026-02-05,,50.39',
      'T1,A11,2026-01-05,2026-02-05,2026-03-02,50.39',
      'T1,A12,2026-04-05,2026-05-05,,50.39',
      'T1,A13,2026-01-05,2026-02-05',
      '',
      'T2,A14,2026-01-05,2026-02-05,,50.39',
    ].join('\r\n');
    const report = await history(context, csv);
    expect(refusals(report)).toEqual([
      "3 issueDate: '2026-02-30' is no date (YYYY-MM-DD, a day that exists)",
      "4 issueDate: '05/01/2026' is no date (YYYY-MM-DD, a day that exists)",
      '5 dueDate: 2026-01-04 is before the issue date 2026-01-05',
      "6 amount: '-50.39' is not more than 0",
      "7 amount: '0' is not more than 0",
      "8 amount: '1,250.00' is no amount (digits, a point, decimals)",
      "9 amount: '¥50' is no amount (digits, a point, decimals)",
      "10 amount: '50.399' has more decimals than CNY (2)",
      "11 customerId: tenant 'T9' is not known: import the estate first",
      '12 invoiceId: A1 stands on line 2 with other content',
      '13 invoiceId: is empty',
      '14 settleDate: 2026-03-02 has not passed yet: history lies in the past',
      '15 issueDate: 2026-04-05 has not come yet: history lies in the past',
      '16 null: the row has 4 fields, the header has 6',
    ]);
    expect(report).toMatchObject({ accepted: 2, unchanged: 0, tenants: ['T1', 'T2'] });
    const kept = await context.store.transaction((tx) => tx.ledger.rejects({ source: 'charges' }));
    expect(kept.length).toBe(14);
    expect(kept.find(({ line }) => line === 6)).toMatchObject({
      column: 'amount',
      origin: 'history.csv',
      raw: 'T1,A5,2026-01-05,2026-02-05,,-50.39',
    });
  });

  it('changes nothing the second time: no fact, no reject, no record in the chain', async () => {
    const context = await settled();
    const csv = `${HEADER}\nT1,A1,2026-01-05,2026-02-05,2026-02-01,50.39\nT1,A2,2026-01-05,2026-02-05,,x\nT1,A1,2026-01-05,2026-02-05,2026-02-01,50.39`;
    expect(await history(context, csv)).toMatchObject({ accepted: 1, unchanged: 1, tenants: ['T1'] });
    const before = await context.store.transaction(async (tx) => [await tx.audit.head(), await tx.ledger.rejects({})]);
    await context.goTo('2026-03-09');
    expect(await history(context, csv)).toMatchObject({ accepted: 0, unchanged: 2, tenants: [], rejected: [{ line: 3 }] });
    expect(await context.store.transaction(async (tx) => [await tx.audit.head(), await tx.ledger.rejects({})])).toEqual(before);
    expect(refusals(await history(context, `${HEADER}\nT1,A1,2026-01-05,2026-02-05,2026-02-01,50.40`))).toEqual([
      '2 invoiceId: A1 is in the ledger with other content: a charge is never edited',
    ]);
    expect(refusals(await history(context, `${HEADER}\nT1,A1,2026-01-05,2026-02-05,2026-02-02,50.39`))).toEqual([
      '2 settleDate: A1 is in the ledger as settled on another day',
    ]);
  });

  it('knows history since its own dates, and a settle date settles it in full', async () => {
    const context = await settled();
    await history(context, `${HEADER}\nT1,A1,2026-01-05,2026-02-05,2026-02-01,50.39`);
    const [balance] = await context.store.transaction((tx) => tx.ledger.balancesOf(['A1']));
    expect(balance).toMatchObject({
      charge: { backfilled: true, knownAt: '2026-01-04T16:00:00.000Z', amount: { minor: 5039, currency: 'CNY' }, debtType: 'rent' },
      paidMinor: 5039,
      settledAt: '2026-02-01T04:00:00.000Z',
    });
    const asOf = (at: '2026-01-31T00:00:00.000Z' | '2026-02-02T00:00:00.000Z') =>
      context.store.transaction(async (tx) => (await tx.ledger.balances('T1', at)).map(({ paidMinor }) => paidMinor));
    expect([await asOf('2026-01-31T00:00:00.000Z'), await asOf('2026-02-02T00:00:00.000Z')]).toEqual([[0], [5039]]);
    const later = `${HEADER}\nT1,A2,2026-01-05,2026-02-05,,10`;
    expect(await history(context, later)).toMatchObject({ accepted: 1 });
    expect(await history(context, later.replace(',,10', ',2026-02-07,10'))).toMatchObject({ accepted: 1, rejected: [] });
    expect(await context.store.transaction((tx) => tx.ledger.balancesOf(['A2']))).toMatchObject([{ paidMinor: 1000 }]);
  });

  it('takes charges that are still open, with creditor, debt type and currency, and no settle date', async () => {
    const context = await settled();
    const csv = [
      'Tenant ID;Charge_ID;issue date;due date;Amount;debtType;creditorParty;creditorRole;currency;settleDate;note',
      'T1;B1;2026-03-01;2026-03-15;12.345;water;Water Ltd;utility-reseller;KWD;;x',
      'T1;B2;2026-03-01;2026-03-15;12;water;;;;2026-03-01;x',
      'T1;B3;2026-03-01;2026-03-15;12;fee;;;;;x',
      'T1;B4;2026-03-01;2026-03-15;12;;;;RMB;;x',
      'T1;B5;2026-03-01;2026-03-15;12.5;;;;JPY;;x',
    ].join('\n');
    const report = await issued(context, csv);
    expect(refusals(report)).toEqual([
      '3 settleDate: belongs to history: import payments of charges that are still open as payments',
      "4 debtType: 'fee' is none of rent, turnover-rent, service-charge, marketing-fund, electricity, water, deposit, late-fee, other",
      "5 currency: 'RMB' is no ISO 4217 currency",
      "6 Amount: '12.5' has more decimals than JPY (0)",
    ]);
    const charge = await context.store.transaction((tx) => tx.ledger.charge('B1'));
    expect(charge).toMatchObject({
      backfilled: false,
      amount: { minor: 12345, currency: 'KWD' },
      creditor: { party: 'Water Ltd', role: 'utility-reseller' },
    });
    expect(charge?.knownAt).toBe(context.clock.now());
    await context.goTo('2026-03-09');
    expect(await issued(context, csv)).toMatchObject({ accepted: 0, unchanged: 1 });
  });

  it('takes rows as objects, with money as on wires', async () => {
    const context = await settled();
    const row = { tenantId: 'T1', invoiceId: 'C1', issueDate: '2026-03-01', dueDate: '2026-03-15' };
    const rows = [
      { ...row, amount: { minor: 1234, currency: 'EUR' } },
      { ...row, invoiceId: 'C2', amount: 50.39 },
      { ...row, invoiceId: 'C3', amount: null },
      { ...row, invoiceId: 'C4', amount: ['1'] },
      'no row',
    ];
    const report = await issued(context, rows);
    expect(refusals(report)).toEqual([
      '3 amount: column amount is missing (there are: tenantId, invoiceId, issueDate, dueDate)',
      '4 amount: is neither a text nor a number',
      '5 null: is no object',
    ]);
    const amounts = await context.store.transaction(async (tx) => [
      (await tx.ledger.charge('C1'))?.amount,
      (await tx.ledger.charge('C2'))?.amount,
    ]);
    expect(amounts).toEqual([
      { minor: 1234, currency: 'EUR' },
      { minor: 5039, currency: 'CNY' },
    ]);
  });
});

describe('files that are damaged', () => {
  const row = (id: string, note: string | Buffer) => [
    Buffer.from(`T1,${id},2026-01-05,2026-02-05,,50.39,`),
    Buffer.from(note),
    Buffer.from('\n'),
  ];
  const header = Buffer.from(`${HEADER},note\n`);
  const gbk = Buffer.from([0xb2, 0xe8, 0xb9, 0xdd]);

  it('refuses the one row in another encoding by line and column, and says which encoding it looks like', async () => {
    const context = await settled();
    const report = await history(context, Buffer.concat([header, ...row('A1', '茶馆'), ...row('A2', gbk), ...row('A3', 'tea')]));
    expect(refusals(report)).toEqual(["3 note: is not UTF-8 (it looks like GBK: '茶馆'): save the file as UTF-8"]);
    expect(report.accepted).toBe(2);
  });

  it('refuses a whole file in UTF-16, or whose header is in another encoding, once and clearly', async () => {
    const context = await settled();
    const csv = `${HEADER}\nT1,A1,2026-01-05,2026-02-05,,50.39`;
    expect(refusals(await history(context, Buffer.from(`\ufeff${csv}`, 'utf16le')))).toEqual([
      'null null: the file is UTF-16: save it as UTF-8',
    ]);
    expect(refusals(await history(context, Buffer.from(csv, 'utf16le')))).toEqual([expect.stringMatching(/zero bytes, as UTF-16 has/)]);
    const named = Buffer.concat([Buffer.from(`${HEADER},`), gbk, Buffer.from('\nT1,A1,2026-01-05,2026-02-05,,50.39,x')]);
    expect(refusals(await history(context, named))).toEqual([
      expect.stringMatching(/^1 7: a column name is not UTF-8 \(it looks like GBK/),
    ]);
  });

  it('names a column that is missing, or there twice, once for the file', async () => {
    const context = await settled();
    expect(
      refusals(await history(context, 'customerId,issueDate,dueDate,amount\nT1,2026-01-05,2026-02-05,1\nT1,2026-01-05,2026-02-05,2')),
    ).toEqual(['1 chargeId or invoiceId: column chargeId or invoiceId is missing (there are: customerId, issueDate, dueDate, amount)']);
    expect(refusals(await history(context, `${HEADER},tenant_id\nT1,A1,2026-01-05,2026-02-05,,1,T2`))).toEqual([
      "1 tenant_id: columns 'customerId' and 'tenant_id' both give tenantId: keep one",
    ]);
    expect(refusals(await history(context, ''))).toEqual(['null null: the file is empty']);
    expect(await history(context, HEADER)).toMatchObject({ accepted: 0, rejected: [] });
  });

  it('reads on after a quote that is not closed, and counts lines inside quotes', async () => {
    const context = await settled();
    const csv = [
      `${HEADER},note`,
      'T1,A1,2026-01-05,2026-02-05,,1,"two',
      'lines"',
      '',
      'T1,A2,2026-01-05,2026-02-05,,1,"not closed',
      'T1,A3,2026-01-05,2026-02-05,,1,"closed" badly',
      'T1,A4,2026-01-05,2026-02-05,,x,"says ""hello"""',
      'T1,A5,2026-01-05,2026-02-05,,y,"three',
      '',
      'lines"',
      'T1,A6,2026-01-05,2026-02-05,,1,last',
    ].join('\n');
    const report = await history(context, `\ufeff${csv}`);
    expect(refusals(report)).toEqual([
      '5 null: a quote stands inside a field (double it, or quote the whole field)',
      '6 null: a quote stands inside a field (double it, or quote the whole field)',
      "7 amount: 'x' is no amount (digits, a point, decimals)",
      "8 amount: 'y' is no amount (digits, a point, decimals)",
    ]);
    expect(report.accepted).toBe(2);
  });
});

describe('the real payment history', () => {
  it('is taken in whole: 64 customers, 1 579 invoices, all settled, and a second time not at all', async () => {
    const context = await testContext({ start: '2014-01-13', currency: 'USD' });
    const csv = readFileSync(new URL('../../../simulator/data/invoices-ibm.csv', import.meta.url));
    const customers = new Set(
      csv
        .toString('utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0] ?? ''),
    );
    const tenants = [...customers].map((tenantId) => ({ tenantId, name: tenantId }));
    await importEstate(context, { content: { tenants }, origin: 'estate.json' }, openSecrets());
    const report = await history(context, csv);
    expect([report.accepted, report.unchanged, report.rejected, report.tenants.length]).toEqual([1579, 0, [], 64]);
    const balances = await context.store.transaction((tx) => tx.ledger.balances(null, context.clock.now()));
    expect(balances.filter(({ charge, paidMinor }) => charge.backfilled && paidMinor === charge.amount.minor).length).toBe(1579);
    expect(await context.store.transaction((tx) => tx.ledger.openBalances({}))).toEqual([]);
    expect(await history(context, csv)).toMatchObject({ accepted: 0, unchanged: 1579, rejected: [] });
  });
});

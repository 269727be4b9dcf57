import { expect, it } from 'vitest';
import { importCharges } from '../../../engine/imports/import-charges.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { runInvariants } from '../../../engine/run-invariants.ts';
import { feed, owingSite } from './bank/bank-site.ts';
import { camtEntry, camtStatement, camtText } from './bank/camt-text.ts';

/* As much as one row may say, and as many of them as can be added up exactly. */
const MOST = '100000000000.00';
const IN_ALL = 800;
const many = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i)).join('\n');
const TOO_MUCH = 'would come to more than can be added up exactly (80000000000000.00 CNY)';

it('payments that add up to more than can be told exactly are refused by line, field, tenant and currency, and the rest goes on', async () => {
  const context = await owingSite('CNY');
  const table = [
    'paymentId,tenantId,amount,paidAt',
    many(IN_ALL, (i) => `P${i},T1,${MOST},2026-01-08`),
    `LAST,T2,${MOST},2026-01-08`,
    'S,T2,5.00,2026-01-08',
  ];
  const report = await importPayments(context, { content: Buffer.from(table.join('\n')), origin: 'own.csv' });
  expect(report.rejected).toMatchObject([{ line: IN_ALL + 2, column: 'amount' }]);
  expect(report.rejected[0]?.reason).toBe(
    `with ${MOST} CNY of tenant 'T2', all payments in CNY ${TOO_MUCH}: look at its decimal point, and at those of earlier rows`,
  );
  expect(report.accepted).toBe(IN_ALL + 1);
  /* The same file again is nothing new, and another file is refused the same. */
  const again = await importPayments(context, { content: Buffer.from(table.slice(0, -2).join('\n')), origin: 'own.csv' });
  expect(again).toMatchObject({ accepted: 0, unchanged: IN_ALL, rejected: [] });
  const csv = Buffer.from(`Date,Amount\n1/9/26,${MOST}\n1/9/26,-3.00`);
  const bank = await feed(context, csv, {
    mapping: {
      id: 'plain',
      delimiter: ',',
      date: { column: 'Date', format: 'M/D/YY' },
      amount: { column: 'Amount' },
      decimal: '.',
      thousands: '',
    },
  });
  expect(bank.rejected).toMatchObject([{ line: 2, column: 'Amount', reason: expect.stringContaining(TOO_MUCH) }]);
  expect(bank.aside).toEqual({ 'money that went out': 1 });
  const message = await importPayments(context, { content: [{ paymentId: 'M', amount: MOST, paidAt: '2026-01-08' }], origin: 'wire' });
  expect(message.rejected).toMatchObject([{ column: 'amount', reason: expect.stringContaining(TOO_MUCH) }]);
  expect(
    await importPayments(context, { content: [{ paymentId: 'J', amount: '5', currency: 'JPY', paidAt: '2026-01-08' }], origin: 'wire' }),
  ).toMatchObject({ accepted: 1 });
  expect((await runInvariants(context)).filter(({ held }) => !held)).toEqual([]);
});

it('charges of another system likewise', async () => {
  const context = await owingSite('CNY');
  const rows = [
    'tenantId,chargeId,issueDate,dueDate,amount',
    many(IN_ALL, (i) => `T1,C${i},2026-01-01,2026-01-05,${MOST}`),
    'T2,S,2026-01-01,2026-01-05,5.00',
  ];
  const report = await importCharges(context, { content: rows.join('\n'), origin: 'open.csv' }, { history: false });
  /* 580.00 were open before: the last of them is one too many. */
  expect(report.rejected).toMatchObject([
    { line: IN_ALL + 1, column: 'amount', reason: expect.stringContaining(`of tenant 'T1', all charges in CNY ${TOO_MUCH}`) },
  ]);
  expect(report.accepted).toBe(IN_ALL);
  expect(await importCharges(context, { content: rows.join('\n'), origin: 'open.csv' }, { history: false })).toMatchObject({
    accepted: 0,
    unchanged: IN_ALL,
  });
});

it('entries of a statement that cannot be added up exactly are refused one by one, and the statement covers nothing', async () => {
  const context = await owingSite('EUR');
  const entries = Array.from({ length: 902 }, (_, i) => camtEntry({ amount: MOST, ref: `B${i}` }));
  const report = await feed(context, camtText(entries, '0.00'));
  expect(report.accepted).toBe(IN_ALL);
  expect(report.rejected.some(({ column, reason }) => column === 'Amt' && reason.includes('all payments in EUR would come to more'))).toBe(
    true,
  );
  expect(report.rejected.some(({ reason }) => reason.includes('more than can be added up exactly (9000000000000000 before it'))).toBe(true);
  expect(report.statements.every(({ notCovered }) => notCovered !== null)).toBe(true);
});

it.each([
  ['0001-01-01', 'lies before 1900-01-01: look at its year'],
  ['0000-02-29', 'lies before 1900-01-01: look at its year'],
  ['9999-12-31', 'has not come yet'],
  ['2126-13-01', 'is neither a date'],
])('a payment of %s is refused: it %s', async (paidAt, reason) => {
  const context = await owingSite('EUR');
  const content = [
    { paymentId: 'P1', tenantId: 'T1', amount: '5.00', paidAt },
    { paymentId: 'P2', tenantId: 'T1', amount: '5.00', paidAt: '2026-01-08' },
  ];
  const report = await importPayments(context, { content, origin: 'wire' });
  expect(report.rejected).toMatchObject([{ line: 1, column: 'paidAt', reason: expect.stringContaining(reason) }]);
  expect(report.accepted).toBe(1);
});

it('a value date of the year 1 is refused, in a statement and in a bank’s table', async () => {
  const context = await owingSite('EUR');
  const report = await feed(
    context,
    camtText([camtEntry({ more: '<ValDt><Dt>0001-01-01</Dt></ValDt>' }), camtEntry({ ref: 'B2' })], '200.00'),
  );
  expect(report.rejected.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^000.* lies before 1900-01-01: look at its year$/)]);
  expect(report.accepted).toBe(1);
  const csv = Buffer.from('Date,Amount\n01.01.0001,5.00\n08.01.2026,5.00');
  const mapping = {
    id: 'plain',
    delimiter: ',',
    date: { column: 'Date', format: 'DD.MM.YYYY' },
    amount: { column: 'Amount' },
    decimal: '.',
    thousands: '',
  } as const;
  const table = await feed(context, csv, { mapping });
  expect(table.rejected).toMatchObject([{ line: 2, column: 'Date', reason: '01.01.0001 lies before 1900-01-01: look at its year' }]);
  expect(table.accepted).toBe(1);
});

it('charges with dates of the year 1 or of the far future are refused by column', async () => {
  const context = await owingSite('EUR');
  const rows = [
    'tenantId,chargeId,issueDate,dueDate,amount',
    'T1,A,0001-01-01,2026-01-05,5.00',
    'T1,B,2026-01-01,9999-12-31,5.00',
    'T1,C,2026-01-01,2026-03-01,5.00',
  ];
  const report = await importCharges(context, { content: rows.join('\n'), origin: 'open.csv' }, { history: false });
  expect(report.rejected.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).toEqual([
    '2 issueDate: 0001-01-01 lies before 1900-01-01: look at its year',
    '3 dueDate: 9999-12-31 lies more than 100 years ahead: look at its year',
  ]);
  expect(report.accepted).toBe(1);
});

it('nothing below zero is an amount, in whatever way it is written', async () => {
  const context = await owingSite('EUR');
  const content = ['-0', '-0.00', 0, -0].map((amount, i) => ({ paymentId: `P${i}`, tenantId: 'T1', amount, paidAt: '2026-01-08' }));
  expect((await importPayments(context, { content, origin: 'wire' })).rejected.map(({ column }) => column)).toEqual(
    Array(4).fill('amount'),
  );
});

it('an entry in another currency than its account is refused, and so is a balance', async () => {
  const context = await owingSite('EUR');
  const other = camtEntry({ ref: 'B2' }).replace('Ccy="EUR"', 'Ccy="USD"');
  const report = await feed(context, camtText([camtEntry({}), other], '100.00'));
  expect(report.rejected.map(({ reason }) => reason)).toEqual([expect.stringContaining('it is in USD, its account in EUR')]);
  expect(report.accepted).toBe(1);
  const balances = camtStatement('2026-01-08', '2026-01-08', '0.00', '0.00').replaceAll('Amt Ccy="EUR"', 'Amt Ccy="USD"');
  expect((await feed(context, Buffer.from(balances))).rejected.map(({ reason }) => reason)).toEqual([
    'its balance is in USD, its account in EUR: ask the bank for a corrected file',
  ]);
});

import { describe, expect, it } from 'vitest';
import { parseBankMapping } from '../../../../engine/imports/bank/bank-mapping.ts';
import { importCharges } from '../../../../engine/imports/import-charges.ts';
import { issueCharges } from '../../../../engine/issue-charges.ts';
import { suspense } from '../../../../engine/payments/suspense.ts';
import { importPayments } from '../../../../engine/post-payment.ts';
import { shopLease } from '../../../core/lease/shop-lease.ts';
import { ledgerSite, openOf } from '../../ledger-site.ts';
import { bankFile, feed, owingSite, postedLines } from './bank-site.ts';

const CN = bankFile('cn-debit-credit.gbk.csv');
const CN_ACCOUNT = '6222021001112223334';
const SEMICOLON = bankFile('semicolon.cp1252.csv');
const PLAIN = { id: 'plain', date: { column: 'Date', format: 'M/D/YY' }, amount: { column: 'Amount' } };

describe('a bank’s CSV export', () => {
  it('in GBK with credit and debit columns gives payments with their time, sums and money out left aside, and takes a reversal back', async () => {
    const context = await owingSite('CNY');
    const report = await feed(context, CN, { mapping: 'cn-debit-credit', account: CN_ACCOUNT }, 11);
    expect(report.rejected).toEqual([]);
    expect(postedLines(report)).toEqual([
      `${CN_ACCOUNT}/CN0001 123450 [T1/2026-01-05] T1 → E1 8000, R1 30000, left 85450`,
      `${CN_ACCOUNT}/CN0003 5000 [R3] T2 → R3 5000, left 0`,
    ]);
    expect(report.posted[0]?.payment).toMatchObject({
      payer: '茶叶商行',
      payerAccount: '6217001234567890',
      paidAt: '2026-01-07T01:15:00.000Z',
    });
    expect(report).toMatchObject({ returned: 1, aside: { 'money that went out': 1 }, statements: [] });
    expect(await openOf(context, 'T2')).toEqual(['R3: 20000']);
    const again = await feed(context, CN, { mapping: 'cn-debit-credit', account: CN_ACCOUNT });
    expect(again).toMatchObject({ accepted: 0, unchanged: 3, rejected: [] });
  });

  it('with decimal commas, quoted line ends and no numbers of the bank: two equal rows are two payments, the same file again none', async () => {
    const context = await owingSite('EUR');
    const report = await feed(context, SEMICOLON, { mapping: 'semicolon-decimal-comma' }, 13);
    expect(report.rejected).toEqual([]);
    expect(report.posted.map(({ payment }) => [payment.payer, payment.amount.minor, payment.reference])).toEqual([
      ['Müller & Söhne GmbH', 123_450, 'T1/2026-01-05'],
      ['Laufkundschaft', 1200, 'Kiosk'],
      ['Laufkundschaft', 1200, 'Kiosk'],
    ]);
    expect(new Set(report.posted.map(({ payment }) => payment.paymentId)).size).toBe(3);
    expect(await feed(context, SEMICOLON, { mapping: 'semicolon-decimal-comma' })).toMatchObject({ accepted: 0, unchanged: 3 });
  });

  it('is refused row by row, by line and the column as the file names it', async () => {
    const context = await owingSite('EUR');
    const rows = ['Date,Amount', '1/9/26,12.50', '13/9/26,1', '1/9/26,"1,200.00"', '1/9/26,0', '1/11/26,5', '1/9/26,-3', '1/9/26'];
    const report = await feed(context, Buffer.from(rows.join('\n')), { mapping: PLAIN });
    expect(report.rejected.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).toEqual([
      "3 Date: '13/9/26' is no date of the form M/D/YY",
      "4 Amount: '1,200.00' is no amount (decimals after '.', thousands not grouped)",
      '5 Amount: is nothing',
      '6 Date: 1/11/26 has not come yet',
      '8 null: the row has 1 fields, the header has 2',
    ]);
    expect(report).toMatchObject({ accepted: 1, aside: { 'money that went out': 1 } });
  });

  it('never reads the comma of decimals as one of thousands', async () => {
    const context = await owingSite('EUR');
    const mapping = { ...PLAIN, thousands: ',' };
    const read = async (amount: string) =>
      (await feed(context, Buffer.from(`Date,Amount\n1/9/26,"${amount}"`), { mapping })).posted[0]?.payment.amount.minor;
    expect(await read('1,250.00')).toBe(125_000);
    expect(await read('12,50')).toBeUndefined();
    expect(await read('1,2500')).toBeUndefined();
    expect(await read('1,25,000')).toBeUndefined();
    expect(await read('1,251')).toBe(125_100);
  });

  it('without a header, or with a column of words that says which way, is read all the same', async () => {
    const context = await owingSite('EUR');
    const mapping = {
      ...PLAIN,
      header: ['Date', 'Amount', 'CR/DR', 'No'],
      bankRef: ['No'],
      amount: { column: 'Amount', direction: 'CR/DR', inWords: ['CR'], outWords: ['DR'] },
    };
    const rows = ['1/9/26,10,CR,A1', '1/9/26,20,DR,A2', '1/9/26,30,??,A3', '1/9/26,40,CR,'];
    const report = await feed(context, Buffer.from(rows.join('\r\n')), { mapping, account: 'X 1' });
    expect(postedLines(report)).toEqual(['X1/A1 1000 [] suspense: it has no reference → nothing, left 1000']);
    expect(report.rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "3 '??' is none of CR, DR",
      '4 is empty: it is the bank’s number of the movement',
    ]);
  });

  it('says what is wrong with a mapping, and which there are', async () => {
    const context = await owingSite('EUR');
    const reason = async (mapping: unknown) => (await feed(context, SEMICOLON, { mapping })).rejected[0]?.reason;
    expect(await reason('my-bank')).toBe(
      "there is no mapping 'my-bank' (there are: signed-amount, semicolon-decimal-comma, cn-debit-credit)",
    );
    expect(await reason({ ...PLAIN, decimals: ',' })).toContain('decimals');
    expect(await reason({ ...PLAIN, amount: 'Amount', currency: 'EUR' })).toMatch(
      /amount: give \{"column"\} .*"in", "out".*; currency: give \{"column"\} or/,
    );
    expect(await reason({ ...PLAIN, reference: { columns: ['A'], find: '(' } })).toContain("reference.find: '(' is no regular expression");
    expect(parseBankMapping(PLAIN)).toMatchObject({ ok: true, mapping: { encoding: 'utf-8', skipLines: 0, decimal: '.' } });
    expect((await feed(context, SEMICOLON)).rejected[0]?.reason).toMatch(/^column paymentId.* is missing .*--mapping/);
    const objects = await importPayments(context, { content: [], origin: 'wire' }, { mapping: PLAIN });
    expect(objects.rejected[0]?.reason).toBe('a mapping reads a file, not objects');
  });

  it('finds a charge by its own id amid what else the payer wrote, and keeps all the words where they name nothing', async () => {
    const context = await ledgerSite([shopLease()]);
    await issueCharges(context);
    await context.goTo('2026-01-10', '12:00');
    const mapping = { ...PLAIN, bankRef: ['No'], reference: { columns: ['Text'] } };
    const texts = [
      'L1/rent/2026-01-01',
      'Re L1/rent/2026-01-01 danke',
      'EREF+„L1/rent/2026-01-01“',
      '租金：L1/rent/2026-01-01。谢谢',
      'Re L9/rent/2026-01-01 danke',
      'Re L1/rent/2026-01-01/adj/1, danke',
    ];
    const rows = ['Date,Amount,Text,No', ...texts.map((text, i) => `1/9/26,1,"${text}",N${i}`)];
    const report = await feed(context, Buffer.from(rows.join('\n')), { mapping });
    expect(report.rejected).toEqual([]);
    expect(report.posted.map(({ payment, allocated }) => [payment.tenantId, payment.reference, allocated.length])).toEqual([
      ...texts.slice(0, 4).map(() => ['T1', 'L1/rent/2026-01-01', 1]),
      [null, 'Re L9/rent/2026-01-01 danke', 0],
      [null, 'Re L1/rent/2026-01-01/adj/1, danke', 0],
    ]);
    const waiting = await suspense(context);
    expect(waiting.items.map(({ payment }) => payment.reference)).toEqual(texts.slice(4));
    expect(await feed(context, Buffer.from(rows.join('\n')), { mapping })).toMatchObject({ accepted: 0, unchanged: 6, rejected: [] });
  });

  it('gives a row that waited in suspense to whom its charge is of when that comes, and takes it for the same when it comes again', async () => {
    const context = await owingSite('EUR');
    const mapping = { ...PLAIN, bankRef: ['No'], reference: { columns: ['Text'] } };
    const file = Buffer.from('Date,Amount,Text,No\n1/9/26,1,for L8/rent/2026-01-01!,N1');
    expect((await feed(context, file, { mapping })).posted[0]?.payment).toMatchObject({ tenantId: null });
    const charge =
      'tenantId,chargeId,issueDate,dueDate,amount,currency,debtType\nT1,L8/rent/2026-01-01,2026-01-01,2026-01-05,3.00,EUR,rent';
    expect(await importCharges(context, { content: charge, origin: 'late.csv' }, { history: false })).toMatchObject({ accepted: 1 });
    expect(await feed(context, file, { mapping })).toMatchObject({ accepted: 0, unchanged: 1, rejected: [] });
    expect((await suspense(context)).items).toEqual([]);
  });

  it('takes two bills in one text for none of them', async () => {
    const context = await owingSite('EUR');
    const mapping = { ...PLAIN, reference: { columns: ['Text'] } };
    const texts = ['T1/2026-01-05 T2/2026-01-05', 'rent T1/2026-01-05, T1/2026-01-05', '(T1/2026-01-05/rent)', 'for L1/rent/2026-01-01.'];
    const rows = ['Date,Amount,Text', ...texts.map((text, i) => `1/9/26,${i + 1},"${text}"`)];
    const report = await feed(context, Buffer.from(rows.join('\n')), { mapping });
    expect(report.posted.map(({ payment }) => [payment.tenantId, payment.reference])).toEqual([
      [null, 'T1/2026-01-05 T2/2026-01-05'],
      ['T1', 'T1/2026-01-05'],
      ['T1', 'T1/2026-01-05/rent'],
      [null, 'for L1/rent/2026-01-01.'],
    ]);
  });
});

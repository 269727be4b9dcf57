import { describe, expect, it } from 'vitest';
import { reversePayment } from '../../../../engine/reverse-payment.ts';
import { CLERK } from '../../../scenarios/clerk.ts';
import type { TestContext } from '../../../setup/context.ts';
import { bankFile, feed, owingSite } from './bank-site.ts';
import { camtEntry, camtText } from './camt-text.ts';

const PLAIN = { id: 'plain', date: { column: 'Date', format: 'YYYY-MM-DD' }, amount: { column: 'Amount' } };
const TOLD = { ...PLAIN, id: 'told', payer: 'Payer', reference: { columns: ['For'] } };
const ROWS = Buffer.from('Date,Amount,Payer,For\n2026-01-09,300.00,Tea,R1\n2026-01-09,300.00,Tea,R1\n2026-01-08,80.00,,');
const paid = (context: TestContext) =>
  context.store.read(async (tx) =>
    (await tx.ledger.payments(null, context.clock.now())).reduce((sum, { amount }) => sum + amount.minor, 0),
  );

describe('a bank’s CSV that is imported again with another account', () => {
  it.each([
    ['without the account, then with it', undefined, 'DE02'],
    ['with the account, then without it', 'DE02', undefined],
  ])('%s, books no money twice: each row is refused and nothing counts as covered', async (_, first, second) => {
    const context = await owingSite('EUR');
    const as = (account: string | undefined) => ({ mapping: TOLD, ...(account === undefined ? {} : { account }) });
    expect(await feed(context, ROWS, as(first))).toMatchObject({ accepted: 3, rejected: [] });
    const report = await feed(context, ROWS, { ...as(second), coveredThrough: '2026-01-09' });
    expect(report).toMatchObject({ accepted: 0, unchanged: 0, posted: [] });
    expect(report.rejected.map(({ line }) => line)).toEqual([null, 2, 3, 4]);
    expect(report.rejected[1]?.reason).toContain('the same movement is in the ledger as');
    expect(await paid(context)).toBe(68_000);
    expect(await context.store.read((tx) => tx.ledger.feed('bank'))).toBeNull();
    expect(await feed(context, ROWS, as(first))).toMatchObject({ accepted: 0, unchanged: 3, rejected: [] });
  });

  it('is refused by the bank’s number too, and under a misspelt account', async () => {
    const context = await owingSite('CNY');
    const [file, mapping] = [bankFile('cn-debit-credit.gbk.csv'), 'cn-debit-credit'];
    await feed(context, file, { mapping, account: '6222' });
    const before = await paid(context);
    expect((await feed(context, file, { mapping })).accepted).toBe(0);
    expect((await feed(context, file, { mapping, account: '6223' })).accepted).toBe(0);
    expect(await paid(context)).toBe(before);
  });

  it('may be another account’s own where it tells no more than a day and an amount', async () => {
    const context = await owingSite('EUR');
    const rows = Buffer.from('Date,Amount\n2026-01-09,300.00');
    await feed(context, rows, { mapping: PLAIN, account: 'DE02' });
    expect(await feed(context, rows, { mapping: PLAIN, account: 'DE03' })).toMatchObject({ accepted: 1, rejected: [] });
    expect(await feed(context, rows, { mapping: PLAIN })).toMatchObject({ accepted: 0, rejected: [expect.anything()] });
  });
});

describe('a movement of a camt.053 statement that stands in the bank’s CSV too', () => {
  const mapping = 'signed-amount';
  const CAMT = camtText([camtEntry({ ref: 'DD1' })], '100.00');
  const csv = (payer: string) =>
    Buffer.from(
      `Date,Transaction ID,Description,Counterparty,Counterparty account,Amount,Currency\n2026-01-09,DD1,Rent R1,${payer},DE2,100.00,EUR`,
    );
  const CSV = csv('Book');

  it.each([
    ['without its account', CSV, {}, 'no account is named'],
    ['with a misspelt one, by the same payer', csv('Tea'), { account: 'DE20' }, 'the account is DE20'],
  ])('is not booked twice by the table %s', async (_, table, as, here) => {
    const context = await owingSite('EUR');
    await feed(context, CAMT);
    const rows = here.includes('DE20') ? Buffer.from(table.toString().replace(',DE2,', ',,')) : table;
    const report = await feed(context, rows, { mapping, ...as });
    expect(report.accepted).toBe(0);
    expect(report.rejected[0]?.reason).toContain(`the same movement is in the ledger as DE02/DD1, here ${here}`);
    expect(await paid(context)).toBe(10_000);
  });

  it('is refused from the statement after the table without its account, until that one is taken back', async () => {
    const context = await owingSite('EUR');
    await feed(context, CSV, { mapping });
    const report = await feed(context, CAMT);
    expect(report).toMatchObject({ accepted: 0, statements: [{ notCovered: "1 of the file's rows were refused" }] });
    expect(report.rejected[0]?.reason).toContain('as DD1, here the account is DE02: take back what came without its account');
    await reversePayment(context, { paymentId: 'DD1', kind: 'reversed', reason: 'stands in the statement' }, CLERK);
    expect(await feed(context, CAMT)).toMatchObject({ accepted: 1, rejected: [], statements: [{ notCovered: null }] });
    expect(await feed(context, CSV, { mapping })).toMatchObject({ accepted: 0, unchanged: 1, rejected: [] });
  });

  it('is the same payment under its account, and another one of another account that has the same number', async () => {
    const context = await owingSite('EUR');
    await feed(context, CAMT);
    expect((await feed(context, csv('Other'), { mapping, account: 'DE03' })).accepted).toBe(1);
    const other = Buffer.from(CAMT.toString().replace('DE02', 'DE04'));
    expect(await feed(context, other)).toMatchObject({ accepted: 1, rejected: [] });
  });
});

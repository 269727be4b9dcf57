import { describe, expect, it } from 'vitest';
import type { TestContext } from '../../../setup/context.ts';
import { bankFile, feed, owingSite } from './bank-site.ts';

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

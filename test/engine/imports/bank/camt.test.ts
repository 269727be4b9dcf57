import { describe, expect, it } from 'vitest';
import { feedFreshness } from '../../../../engine/feeds/feed-freshness.ts';
import { openOf } from '../../ledger-site.ts';
import { bankFile, feed, owingSite, postedLines } from './bank-site.ts';

const ACCOUNT = 'DE02120300000000202051';
const DAILY = bankFile('daily.camt.053.001.02.xml');
const RETURNS = bankFile('returns.camt.053.001.08.xml');
const edited = (from: string | RegExp, to: string, bytes = DAILY) => Buffer.from(bytes.toString('utf8').replace(from, to));

describe('a camt.053 statement', () => {
  it('gives payments with payer, account, reference and the earliest date, batches transaction by transaction', async () => {
    const context = await owingSite('EUR');
    const report = await feed(context, DAILY);
    expect(report.rejected).toEqual([]);
    expect(postedLines(report)).toEqual([
      `${ACCOUNT}/2026010912345601 8000 [T1/2026-01-05/electricity] T1 → E1 8000, left 0`,
      `${ACCOUNT}/2026010912345602 30000 [R1] T1 → R1 30000, left 0`,
      `${ACCOUNT}/2026010912345602#2 20000 [R3] T2 → R3 20000, left 0`,
    ]);
    expect(report.posted[0]?.payment).toMatchObject({
      payer: 'Tea & Leaf Ltd',
      payerAccount: 'DE88100900001234567892',
      paidAt: '2026-01-07T16:00:00.000Z',
    });
    expect(report.aside).toEqual({ "the bank's charges": 1, 'not booked (PDNG)': 1 });
    expect(report.statements).toMatchObject([
      { account: ACCOUNT, entries: 4, openingMinor: 100_000, closingMinor: 153_750, notCovered: null },
    ]);
    expect(await context.store.read((tx) => tx.ledger.coverage('bank'))).toMatchObject({
      accounts: [{ account: ACCOUNT, spans: [{ from: '2026-01-09', through: '2026-01-09' }], gaps: [] }],
      coveredThrough: '2026-01-09',
    });
  });

  it('reads the same however its bytes are cut, and a second time changes nothing', async () => {
    const whole = await feed(await owingSite('EUR'), DAILY, {}, DAILY.length);
    const context = await owingSite('EUR');
    const cut = await feed(context, DAILY, {}, 7);
    expect(postedLines(cut)).toEqual(postedLines(whole));
    expect(await feed(context, DAILY)).toMatchObject({ accepted: 0, unchanged: 3, rejected: [], posted: [] });
  });

  it('takes returned money off the payment that it names, without what the bank charged for it; the charge is open again', async () => {
    const context = await owingSite('EUR', '2026-01-13');
    await feed(context, DAILY);
    expect(await openOf(context, 'T1')).toEqual([]);
    const report = await feed(context, RETURNS);
    expect(report).toMatchObject({ accepted: 2, returned: 1, rejected: [], tenants: ['T1'] });
    expect(await openOf(context, 'T1')).toEqual(['R1: 30000']);
    const outflows = await context.store.read((tx) => tx.ledger.outflowsOf([`${ACCOUNT}/2026010912345602`]));
    expect(outflows).toMatchObject([{ kind: 'bounced', amount: { minor: 30_000 }, reason: 'AM04: Insufficient funds', by: 'statement' }]);
    const [unknown] = report.posted;
    expect(unknown?.payment).toMatchObject({
      payer: 'Unknown Trading',
      payerAccount: '622202123456',
      reference: 'RENT',
      paidAt: '2026-01-11T14:15:30.000Z',
    });
    expect(await context.store.read((tx) => tx.ledger.coverage('bank'))).toMatchObject({
      accounts: [{ spans: [{ from: '2026-01-09', through: '2026-01-12' }] }],
    });
    expect(await feed(context, RETURNS)).toMatchObject({ accepted: 0, unchanged: 2, returned: 0, rejected: [] });
    expect(await openOf(context, 'T1')).toEqual(['R1: 30000']);
  });

  it('refuses a return of a payment that nobody knows, and its days then do not count as covered', async () => {
    const context = await owingSite('EUR', '2026-01-13');
    const report = await feed(context, RETURNS);
    expect(report.rejected).toMatchObject([{ column: 'AcctSvcrRef', reason: expect.stringContaining('none is known by') }]);
    expect(report.rejected[0]?.reason).toContain('e2e:DD-T1-2026-01');
    expect(report.accepted).toBe(1);
    expect(report.statements).toMatchObject([{ notCovered: "1 of the file's rows were refused" }]);
    expect(await feedFreshness(context, 'bank')).toMatchObject({
      fresh: false,
      coveredThrough: null,
      reason: 'bank: no day is covered yet, 2026-01-11 is wanted',
    });
  });

  it('finds the payment of a return that stands before it in the same file', async () => {
    const context = await owingSite('EUR', '2026-01-13');
    const entries = (text: string) => text.match(/<Ntry>.*?<\/Ntry>/gs) ?? [];
    const returned = entries(RETURNS.toString('utf8').replaceAll('ns2:', ''))[0] ?? '';
    const both = edited(/<Ntry>/, `${returned}<Ntry>`, edited('1537.50', '1234.50'));
    const report = await feed(context, both);
    expect(report).toMatchObject({ returned: 1, rejected: [] });
    expect(await openOf(context, 'T1')).toEqual(['R1: 30000']);
  });

  it('that is not whole is not covered: balances that do not agree, a page of several, a file that ends too soon', async () => {
    const context = await owingSite('EUR');
    const wrong = await feed(context, edited('1537.50', '1537.51'));
    expect(wrong.rejected.map(({ reason }) => reason)).toEqual([
      'its balances do not agree: 100000 and 53750 booked make 153750, it closes at 153751 (in minor units of EUR)',
    ]);
    expect(wrong.accepted).toBe(3);
    const page = await feed(context, edited('<PgNb>1</PgNb><LastPgInd>true', '<PgNb>1</PgNb><LastPgInd>false'));
    expect(page.statements[0]?.notCovered).toContain('it is page 1: page 2 (and what comes after it) of it is not here yet');
    const cut = await feed(context, DAILY.subarray(0, DAILY.length - 200));
    expect(cut.rejected.map(({ reason }) => reason)).toEqual([expect.stringContaining('the file cannot be read from here on')]);
    expect(cut.unchanged).toBe(3);
    expect(await context.store.read((tx) => tx.ledger.feed('bank'))).toBeNull();
  });

  it('never gives the whole of a batch to the first in it', async () => {
    const context = await owingSite('EUR');
    const bare = await feed(context, edited(/<AmtDtls><TxAmt><Amt Ccy="EUR">[23]00.00<\/Amt><\/TxAmt><\/AmtDtls>/g, ''));
    expect(postedLines(bare)).toEqual([
      `${ACCOUNT}/2026010912345601 8000 [T1/2026-01-05/electricity] T1 → E1 8000, left 0`,
      `${ACCOUNT}/2026010912345602 50000 [] suspense: it has no reference → nothing, left 50000`,
    ]);
    const off = await feed(await owingSite('EUR'), edited('<Amt Ccy="EUR">200.00', '<Amt Ccy="EUR">210.00'));
    expect(off.rejected).toMatchObject([
      { column: 'Ntry', reason: 'its 2 transactions add up to 51000, the entry to 50000 (in minor units of EUR)' },
    ]);
    expect(off.statements[0]?.notCovered).toContain('<Ntry> on line');
  });

  it('gives what came back to us to nobody: a reversal of what we paid is no tenant’s payment', async () => {
    const context = await owingSite('EUR');
    const report = await feed(context, edited('<Sts>BOOK</Sts>', '<RvslInd>true</RvslInd><Sts>BOOK</Sts>'));
    expect(report.posted[0]).toMatchObject({
      suspense: 'it has no reference',
      payment: { tenantId: null, payer: 'came back to us: reversed' },
    });
  });

  it('is told apart from what only looks like it', async () => {
    const context = await owingSite('EUR');
    const reasons = async (text: string) =>
      (await feed(context, Buffer.from(text))).rejected.map(({ line, reason }) => `${line}: ${reason}`);
    expect(await reasons('<Document><BkToCstmrAcctRpt><GrpHdr/></BkToCstmrAcctRpt></Document>')).toEqual([
      '1: the file cannot be read from here on: it is camt.052, a report within the day: its entries come again in the statement',
    ]);
    expect(await reasons('<html><p>Please log in</p></html>')).toEqual([
      '1: the file cannot be read from here on: it begins with <html>, a camt.053 statement with <Document>',
    ]);
    expect(await reasons('<!DOCTYPE a [<!ENTITY b "c">]>\n<Document/>')).toEqual([expect.stringContaining('(DOCTYPE)')]);
    const latin = Buffer.from(
      edited('encoding="UTF-8"', 'encoding="ISO-8859-1"').toString('utf8').replace('Tea &amp; Leaf', 'Müller'),
      'latin1',
    );
    expect((await feed(context, latin)).posted[0]?.payment.payer).toBe('Müller Ltd');
  });

  it('keeps to the decimals of its currency: three of a dinar, none of a yen', async () => {
    const context = await owingSite('EUR');
    const first = async (currency: string, amount: string) => {
      const text = DAILY.toString('utf8')
        .replaceAll('"EUR"', `"${currency}"`)
        .replaceAll('>EUR<', `>${currency}<`)
        .replaceAll('80.00', amount);
      const report = await feed(context, Buffer.from(text.replaceAll('2026010912345601', currency)));
      const [posted] = report.posted.filter(({ payment }) => payment.paymentId.endsWith(currency));
      return posted?.payment.amount ?? report.rejected.find(({ column }) => column === 'TxDtls')?.reason;
    };
    expect(await first('KWD', '80.125')).toEqual({ minor: 80_125, currency: 'KWD' });
    expect(await first('KWD', '80.1255')).toBe("'80.1255' has more decimals than KWD (3)");
    expect(await first('JPY', '80')).toEqual({ minor: 80, currency: 'JPY' });
    expect(await first('JPY', '80.5')).toBe("'80.5' has more decimals than JPY (0)");
  });
});

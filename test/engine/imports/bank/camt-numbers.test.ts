import { describe, expect, it } from 'vitest';
import { feed, owingSite } from './bank-site.ts';
import { camtEntry, camtText } from './camt-text.ts';

const posted = async (bytes: Buffer) => {
  const context = await owingSite('EUR');
  const report = await feed(context, bytes);
  const lines = report.posted.map(({ payment }) => `${payment.paymentId} ${payment.payer} ${payment.amount.minor}`);
  const again = await feed(context, bytes);
  expect(again).toMatchObject({ accepted: 0, unchanged: report.accepted, rejected: [] });
  return { lines, report };
};

describe('a number of the bank', () => {
  it('that stands twice in one statement is two payments, and they are the same two when the statement comes again', async () => {
    const { lines, report } = await posted(camtText([camtEntry({}), camtEntry({})], '200.00'));
    expect(lines).toEqual(['DE02/B1 Tea 10000', 'DE02/B1~2 Tea 10000']);
    expect(report).toMatchObject({ rejected: [], unchanged: 0, statements: [{ notCovered: null }] });
  });

  it('that two transactions of one batch share is two payments', async () => {
    const tx = '<TxDtls><Refs><AcctSvcrRef>X9</AcctSvcrRef></Refs><Amt Ccy="EUR">100.00</Amt></TxDtls>';
    const { lines } = await posted(camtText([camtEntry({ amount: '200.00', txs: tx + tx })], '200.00'));
    expect(lines).toEqual(['DE02/X9  10000', 'DE02/X9~2  10000']);
  });

  it('is one payment when one file holds its statement twice', async () => {
    const text = camtText([camtEntry({})], '100.00').toString();
    const statement = /<Stmt>.*<\/Stmt>/.exec(text)?.[0] ?? '';
    const report = await feed(await owingSite('EUR'), Buffer.from(text.replace('</Stmt>', `</Stmt>${statement}`)));
    expect(report).toMatchObject({ accepted: 1, unchanged: 1, rejected: [] });
  });

  it.each(['NONREF', 'NOTPROVIDED', 'notprovided'])('is none when the bank writes %s in its place', async (none) => {
    const entries = [camtEntry({ ref: none }), camtEntry({ ref: none }), camtEntry({ ref: none, amount: '70.00', payer: 'Book' })];
    const { lines, report } = await posted(camtText(entries, '270.00'));
    expect(lines.map((line) => line.replace(/~[\w-]{22}/, '~'))).toEqual(['DE02/~ Tea 10000', 'DE02/~-2 Tea 10000', 'DE02/~ Book 7000']);
    expect(report).toMatchObject({ rejected: [], statements: [{ notCovered: null }] });
  });
});

import { describe, expect, it } from 'vitest';
import { openOf } from '../../ledger-site.ts';
import { feed, owingSite } from './bank-site.ts';
import { camtEntry, camtText } from './camt-text.ts';

describe('which way money of a camt.053 entry went', () => {
  it.each(['true', '1'])('is back when RvslInd is %s: the payment is taken off again', async (word) => {
    const context = await owingSite('EUR');
    const back = camtEntry({ way: '<CdtDbtInd>DBIT</CdtDbtInd>', more: `<RvslInd>${word}</RvslInd>` });
    const report = await feed(context, camtText([camtEntry({}), back], '0.00'));
    expect(report).toMatchObject({ returned: 1, rejected: [], aside: {} });
    expect(await openOf(context, 'T1')).toContain('R1: 30000');
  });

  it.each(['true', '1'])('is nobody’s when RvslInd is %s and it came back to us', async (word) => {
    const report = await feed(await owingSite('EUR'), camtText([camtEntry({ more: `<RvslInd>${word}</RvslInd>` })], '100.00'));
    expect(report.posted).toMatchObject([{ payment: { tenantId: null, payer: 'came back to us: reversed' } }]);
  });

  it.each(['false', '0'])('is as it says when RvslInd is %s', async (word) => {
    const report = await feed(await owingSite('EUR'), camtText([camtEntry({ more: `<RvslInd>${word}</RvslInd>` })], '100.00'));
    expect(report.posted).toMatchObject([{ payment: { payer: 'Tea' } }]);
  });

  it.each([
    ['no direction', { way: '' }, 'does not say which way the money went'],
    ['FOO', { way: '<CdtDbtInd>FOO</CdtDbtInd>' }, "is 'FOO', neither CRDT nor DBIT"],
    ['dbit', { way: '<CdtDbtInd>dbit</CdtDbtInd>' }, "is 'dbit', neither CRDT nor DBIT"],
    ['an amount below zero', { amount: '-100.00' }, 'is below zero'],
    ['an amount below zero that went out', { amount: '-100.00', way: '<CdtDbtInd>DBIT</CdtDbtInd>' }, 'is below zero'],
    ['an amount of nothing', { amount: '0.00' }, 'its amount is nothing'],
    ['a reversal of yes', { more: '<RvslInd>yes</RvslInd>' }, "is 'yes', neither true nor false"],
    [
      'a transaction of another direction than there is',
      { txs: '<TxDtls><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>dbit</CdtDbtInd></TxDtls>' },
      "is 'dbit', neither CRDT nor DBIT",
    ],
    ['a transaction of nothing', { txs: '<TxDtls><Amt Ccy="EUR">0</Amt></TxDtls>' }, 'its amount is nothing'],
  ])('is never guessed: an entry with %s is refused and its day is not covered', async (_, entry, reason) => {
    const context = await owingSite('EUR');
    const report = await feed(context, camtText([camtEntry(entry)], '100.00'));
    expect(report.posted).toEqual([]);
    expect(report.rejected.map((row) => row.reason).join('; ')).toContain(reason);
    for (const statement of report.statements) expect(statement.notCovered).not.toBeNull();
    expect(await context.store.read((tx) => tx.ledger.feed('bank'))).toBeNull();
  });

  it('of a balance is never guessed either', async () => {
    const context = await owingSite('EUR');
    const text = camtText([camtEntry({})], '100.00').toString();
    const report = await feed(context, Buffer.from(text.replace('<CdtDbtInd>CRDT</CdtDbtInd>', '')));
    expect(report.rejected).toMatchObject([{ column: 'Stmt', reason: expect.stringContaining('which way the money went') }]);
    expect(await context.store.read((tx) => tx.ledger.feed('bank'))).toBeNull();
  });
});

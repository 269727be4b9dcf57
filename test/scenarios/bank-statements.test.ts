import { expect, it } from 'vitest';
import { feedFreshness } from '../../engine/feeds/feed-freshness.ts';
import { importPayments, type PaymentReport } from '../../engine/post-payment.ts';
import { Story } from './story.ts';

const OURS = 'DE02120300000000202051';

interface Entry {
  readonly ref: string;
  readonly amount: string;
  readonly out?: boolean;
  readonly endToEnd?: string;
  readonly text?: string;
  readonly returned?: string;
}

/** A camt.053 statement of one day. */
function statement(day: string, opening: string, closing: string, entries: readonly Entry[]): string {
  const balance = (code: string, amount: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entry = ({ ref, amount, out, endToEnd = 'NOTPROVIDED', text = '', returned }: Entry) => `
    <Ntry><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>${out ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
      <BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${ref}</AcctSvcrRef><NtryDtls><TxDtls>
        <Refs><EndToEndId>${endToEnd}</EndToEndId></Refs><Amt Ccy="CNY">${amount}</Amt>
        <RltdPties><Dbtr><Pty><Nm>Tea House</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf>
        ${returned === undefined ? '' : `<RtrInf><Rsn><Cd>${returned}</Cd></Rsn></RtrInf>`}
      </TxDtls></NtryDtls></Ntry>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M-${day}</MsgId></GrpHdr>
    <Stmt><Id>S-${day}</Id><FrToDt><FrDtTm>${day}T00:00:00+08:00</FrDtTm><ToDtTm>${day}T23:59:59+08:00</ToDtTm></FrToDt>
      <Acct><Id><IBAN>${OURS}</IBAN></Id><Ccy>CNY</Ccy></Acct>
      ${balance('OPBD', opening)}${balance('CLBD', closing)}${entries.map(entry).join('')}</Stmt></BkToCstmrStmt></Document>`;
}

function tells(story: Story, xml: string, origin: string): Promise<PaymentReport> {
  return importPayments(story.context, { content: xml, origin });
}

it('a collection is paid, bounces three days later, and is paid by hand: each statement is taken once, and a day that is missing is seen', async () => {
  const story = await Story.begin({ bankSilent: true });
  await story.lease({});
  const rent = 'L1/rent/2026-02-01';
  const paid = statement('2026-02-05', '0.00', '3100.00', [{ ref: 'B-1', amount: '3100.00', endToEnd: 'DD-FEB', text: rent }]);

  await story.day('2026-02-06', 'The statement of the 5th comes: the rent was collected', async () => {
    expect(await story.owes()).toMatchObject({ [rent]: '3100.00 CNY' });
    const report = await tells(story, paid, '0205.xml');
    expect(report).toMatchObject({ accepted: 1, statements: [{ notCovered: null, from: '2026-02-05', through: '2026-02-05' }] });
    expect(await story.owes()).not.toHaveProperty([rent]);
    expect(await feedFreshness(story.context, 'bank')).toMatchObject({ coveredThrough: '2026-02-05', fresh: true });
  });

  await story.day('2026-02-09', 'The statement of the 8th tells that it bounced; those of the 6th and 7th never came', async () => {
    const bounced = statement('2026-02-08', '3100.00', '0.00', [
      { ref: 'B-2', amount: '3100.00', out: true, endToEnd: 'DD-FEB', returned: 'AM04' },
    ]);
    expect(await tells(story, bounced, '0208.xml')).toMatchObject({ returned: 1, rejected: [] });
    expect(await story.owes()).toMatchObject({ [rent]: '3100.00 CNY' });
    const { fresh, coveredThrough, reason } = await feedFreshness(story.context, 'bank');
    expect([fresh, coveredThrough]).toEqual([false, '2026-02-05']);
    expect(reason).toBe(`bank: 2026-02-07 is wanted; account ${OURS} through 2026-02-05, nothing told of 2026-02-06 to 2026-02-07`);
  });

  await story.day(
    '2026-02-10',
    'The missing statements come, empty, and the first one once more: nothing is taken twice, and no day is missing',
    async () => {
      for (const day of ['2026-02-06', '2026-02-07']) await tells(story, statement(day, '3100.00', '3100.00', []), `${day}.xml`);
      expect(await tells(story, paid, '0205-again.xml')).toMatchObject({ accepted: 0, unchanged: 1, rejected: [] });
      expect(await story.owes()).toMatchObject({ [rent]: '3100.00 CNY' });
      expect(await feedFreshness(story.context, 'bank')).toMatchObject({ coveredThrough: '2026-02-08', fresh: true, reason: null });
    },
  );

  await story.day('2026-02-11', 'The tenant pays at the counter of the bank, and writes the bill into the text', async () => {
    const cash = statement('2026-02-10', '0.00', '3100.00', [
      { ref: 'B-3', amount: '3100.00', text: 'rent february, bill T1/2026-02-05. Thanks' },
    ]);
    expect((await tells(story, cash, '0210.xml')).posted[0]).toMatchObject({
      payment: { tenantId: 'T1', reference: 'T1/2026-02-05' },
      leftMinor: 0,
    });
    expect(await story.owes()).not.toHaveProperty([rent]);
  });
});

it('a bank’s own CSV is read by a mapping: the same export twice, then a longer one that overlaps it', async () => {
  const story = await Story.begin({ bankSilent: true });
  await story.lease({});
  const mapping = {
    id: 'house-bank',
    delimiter: ';',
    decimal: ',',
    thousands: '.',
    date: { column: 'Datum', format: 'DD.MM.YYYY' },
    amount: { column: 'Betrag' },
    payer: 'Name',
    reference: { columns: ['Text'] },
  };
  const rows = [
    'Datum;Name;Text;Betrag',
    '05.02.2026;Tea House;T1/2026-02-05;3.000,00',
    '05.02.2026;Kiosk;;12,50',
    '05.02.2026;Kiosk;;12,50',
  ];
  const more = [...rows, '06.02.2026;Tea House;T1/2026-02-05;100,00', '06.02.2026;Power Co;Strom;-250,00'];
  const take = (lines: readonly string[], coveredThrough: string) =>
    importPayments(
      story.context,
      { content: lines.join('\n'), origin: 'export.csv' },
      { mapping, account: 'house', coveredFrom: '2026-02-05', coveredThrough },
    );

  await story.day('2026-02-06', 'The export of the 5th: rent but for a hundred, and twice the same cash from a kiosk', async () => {
    expect(await take(rows, '2026-02-05')).toMatchObject({ accepted: 3, rejected: [] });
    expect(await story.owes()).toMatchObject({ 'L1/rent/2026-02-01': '100.00 CNY' });
    expect(await take(rows, '2026-02-05')).toMatchObject({ accepted: 0, unchanged: 3 });
  });

  await story.day('2026-02-07', 'The export of both days: only what is new in it is taken', async () => {
    expect(await take(more, '2026-02-06')).toMatchObject({ accepted: 1, unchanged: 3, aside: { 'money that went out': 1 } });
    expect(await story.owes()).not.toHaveProperty(['L1/rent/2026-02-01']);
    const suspense = await story.context.store.read((tx) => tx.ledger.suspense());
    expect(suspense.map(({ payment, openMinor }) => [payment.payer, openMinor])).toEqual([
      ['Kiosk', 1250],
      ['Kiosk', 1250],
    ]);
    expect((await feedFreshness(story.context, 'bank')).accounts).toMatchObject([
      { account: 'house', coveredThrough: '2026-02-06', gaps: [] },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { reversePayment } from '../../../../engine/reverse-payment.ts';
import { CLERK } from '../../../scenarios/clerk.ts';
import { openOf } from '../../ledger-site.ts';
import { feed, owingSite } from './bank-site.ts';
import { camtEntry, camtStatement } from './camt-text.ts';

const mapping = 'semicolon-decimal-comma';
const COLUMNS =
  'Buchungstag;Betrag;Waehrung;Auftragskonto;Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;Verwendungszweck;Buchungstext;Kundenreferenz (End-to-End)';
const table = (...rows: string[]) => Buffer.from(['a', 'b', 'c', 'd', COLUMNS, ...rows].join('\n'), 'latin1');
const came = (amount: string, number: string) => `07.01.2026;${amount};EUR;DE02;Tea;DE5;R1;LASTSCHRIFT;${number}`;
const back = (amount: string, number: string) => `09.01.2026;-${amount};EUR;DE02;Tea;DE5;retour;RUECKLASTSCHRIFT;${number}`;

describe('a returned direct debit in a bank’s CSV without numbers of the bank', () => {
  it('is booked in a later file by the end-to-end number of its payment, once', async () => {
    const context = await owingSite('EUR');
    await feed(context, table(came('100,00', 'EE9')), { mapping });
    expect(await openOf(context, 'T1')).toEqual(['E1: 8000', 'R1: 20000']);
    expect(await feed(context, table(back('100,00', 'EE9')), { mapping })).toMatchObject({ accepted: 1, returned: 1, rejected: [] });
    expect(await openOf(context, 'T1')).toEqual(['E1: 8000', 'R1: 30000']);
    expect(await feed(context, table(back('100,00', 'EE9')), { mapping })).toMatchObject({ accepted: 0, unchanged: 1, rejected: [] });
  });

  it('is asked about where two payments have the number and the amount, and where it is none', async () => {
    const context = await owingSite('EUR');
    const rows = [came('10,00', 'EE1'), came('10,00', 'EE1').replace('Tea', 'Tee'), came('11,00', 'NOTPROVIDED')];
    await feed(context, table(...rows), { mapping });
    const report = await feed(context, table(back('10,00', 'EE1'), back('11,00', 'NOTPROVIDED')), { mapping });
    expect(report).toMatchObject({ accepted: 0, returned: 0 });
    expect(report.rejected.map(({ reason }) => reason.slice(0, 16))).toEqual(['it could be of D', 'money of an earl']);
  });
});

describe('a return that names no payment', () => {
  const RETURN = Buffer.from(
    camtStatement('2026-01-09', '2026-01-09', '7.00', '0.00', [
      camtEntry({
        amount: '7.00',
        way: '<CdtDbtInd>DBIT</CdtDbtInd>',
        ref: 'RET7',
        txs: '<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf></TxDtls>',
      }),
    ]),
  );
  const PAID = table('07.01.2026;7,00;EUR;DE02;Tea;DE5;R1;LASTSCHRIFT;');

  it('is told with the command that books it, and its days count once that is done and the file comes again', async () => {
    const context = await owingSite('EUR');
    const paymentId = (await feed(context, PAID, { mapping })).posted[0]?.payment.paymentId ?? '';
    const refused = await feed(context, RETURN);
    expect(refused.statements[0]?.notCovered).not.toBeNull();
    const told = refused.rejected[0]?.reason ?? '';
    expect(told).toContain("--bounced --amount 7.00 --currency EUR --at 2026-01-08T16:00:00.000Z --id 'out/DE02/RET7'");
    expect(told).toContain('import that one and then this file again');
    const by = { paymentId, kind: 'bounced', reason: 'as told', outflowId: 'out/DE02/RET7' } as const;
    expect(await reversePayment(context, by, CLERK)).toMatchObject({ ok: true });
    const again = await feed(context, RETURN);
    expect(again).toMatchObject({ accepted: 0, unchanged: 1, returned: 0, rejected: [], statements: [{ notCovered: null }] });
    expect(await openOf(context, 'T1')).toEqual(['E1: 8000', 'R1: 30000']);
  });

  it('is not taken for one that was booked under its id with another amount', async () => {
    const context = await owingSite('EUR');
    const paymentId = (await feed(context, PAID, { mapping })).posted[0]?.payment.paymentId ?? '';
    const by = {
      paymentId,
      kind: 'bounced',
      reason: 'a part',
      outflowId: 'out/DE02/RET7',
      amount: { minor: 300, currency: 'EUR' },
    } as const;
    await reversePayment(context, by, CLERK);
    expect(await feed(context, RETURN)).toMatchObject({ unchanged: 0, rejected: [expect.anything()] });
  });
});

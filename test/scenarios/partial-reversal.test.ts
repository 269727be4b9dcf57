import { expect, it } from 'vitest';
import { formatMinor } from '../../core/money/decimal.ts';
import { statement } from '../../engine/reports/statement.ts';
import { clerk } from './clerk.ts';
import { Story } from './story.ts';

const cny = (minor: number) => ({ minor, currency: 'CNY' });

it('a part that the bank takes back leaves the rest standing; a payment that bounces is gone whole', async () => {
  const story = await Story.begin();
  const { reverses } = clerk(story);

  await story.day('2026-01-10', 'rent of 1 000.00 and a service charge of 300.00 are billed', () =>
    story.charges(
      { chargeId: 'rent-1', dueDate: '2026-02-05', amount: '1000.00' },
      { chargeId: 'service-1', dueDate: '2026-02-05', amount: '300.00', debtType: 'service-charge' },
    ),
  );
  await story.day('2026-02-05', 'the rent by direct debit, the service charge by card', async () => {
    await story.pays('1000.00', { paymentId: 'debit', reference: 'rent-1' });
    await story.pays('300.00', { paymentId: 'card', reference: 'service-1' });
    expect(await story.owes()).toEqual({});
  });
  await story.day('2026-02-10', 'the tenant disputes 120.00 of the card payment: 180.00 of it stay, 120.00 are owed', async () => {
    const report = await reverses({ paymentId: 'card', kind: 'reversed', amount: cny(12_000), reason: 'disputed' });
    expect(report.outflows).toEqual([{ outflowId: 'reversed/card', paymentId: 'card', amount: cny(12_000) }]);
    expect(await story.owes()).toEqual({ 'service-1': '120.00 CNY' });
  });
  await story.day('2026-02-11', 'the direct debit bounces: nobody says how much, since it is all of it', async () => {
    const report = await reverses({ paymentId: 'debit', kind: 'bounced', reason: 'account closed' });
    expect(report.outflows).toEqual([{ outflowId: 'bounced/debit', paymentId: 'debit', amount: cny(100_000) }]);
    expect(await story.owes()).toEqual({ 'rent-1': '1000.00 CNY', 'service-1': '120.00 CNY' });
  });
  /* 1 000.00 + 300.00 − 1 000.00 − 300.00 + 120.00 + 1 000.00 = 1 120.00. */
  await story.day('2026-02-12', 'the statement tells the two apart, and ends with what is owed', async () => {
    const { lines } = await statement(story.context, 'T1');
    expect(
      lines.filter(({ kind }) => kind === 'outflow').map(({ id, amount, balance }) => [id, formatMinor(amount), formatMinor(balance)]),
    ).toEqual([
      ['reversed/card', '120.00', '120.00'],
      ['bounced/debit', '1000.00', '1120.00'],
    ]);
  });
  await story.day('2026-02-13', 'of the card payment no more can go back than the 180.00 that stayed', async () => {
    const more = { paymentId: 'card', kind: 'reversed', reason: 'disputed', outflowId: 'dispute-2' } as const;
    await expect(reverses({ ...more, amount: cny(18_001) })).rejects.toThrow('at most 180.00 CNY');
    await reverses(more);
    expect(await story.owes()).toEqual({ 'rent-1': '1000.00 CNY', 'service-1': '300.00 CNY' });
    await expect(reverses({ paymentId: 'card', kind: 'bounced', reason: 'again' })).rejects.toThrow('all of it went back already');
  });
  await story.day('2026-02-14', 'the tenant sends 1 300.00, and everything is paid again', async () => {
    await story.pays('1300.00');
    expect(await story.owes()).toEqual({});
    expect(await story.credit()).toEqual([]);
  });
});

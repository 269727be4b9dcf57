import { expect, it } from 'vitest';
import { importPayments } from '../../../engine/post-payment.ts';
import { refundCredit } from '../../../engine/refund-credit.ts';
import { CLERK } from '../../scenarios/clerk.ts';
import { Story } from '../../scenarios/story.ts';

it('an amount that no sum could hold is refused at its row, and the most that a row may say is taken', async () => {
  const { context } = await Story.begin();
  const row = (paymentId: string, amount: string) => ({ paymentId, tenantId: 'T1', paidAt: '2026-01-01', amount });
  const content = [row('huge', '90071992547409.91'), row('over', '100000000000.01'), row('most', '100000000000.00')];
  const report = await importPayments(context, { content, origin: 'bank.json' });
  expect(report.posted.map(({ payment }) => payment.paymentId)).toEqual(['most']);
  expect(report.rejected.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("'90071992547409.91' is more than one row may say (100000000000.00 CNY): look at its decimal point"),
    expect.stringContaining("'100000000000.01' is more than one row may say"),
  ]);
});

it('the number of a transfer is booked once, though it is said for another tenant', async () => {
  const story = await Story.begin();
  await story.pays('10.00');
  await story.pays('10.00', { tenantId: 'T2' });
  const request = { refundId: 'TRANSFER-1', reason: 'moved out' };
  expect(await refundCredit(story.context, { ...request, tenantId: 'T1' }, CLERK)).toMatchObject({ ok: true });
  expect(await refundCredit(story.context, { ...request, tenantId: 'T2' }, CLERK)).toMatchObject({
    ok: false,
    reason: 'TRANSFER-1 is booked already, of payment pay-1',
  });
  expect(await story.credit('T2')).toEqual(['10.00 CNY']);
});

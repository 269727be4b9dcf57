import { expect, it } from 'vitest';
import type { Actor } from '../../../core/lock/actor.ts';
import { creditCharge } from '../../../engine/credit-charge.ts';
import { importCharges } from '../../../engine/imports/import-charges.ts';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { matchPayment } from '../../../engine/payments/match-payment.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { reversePayment } from '../../../engine/reverse-payment.ts';
import { takeOver } from '../../../engine/take-over.ts';
import { type VerifyReport, verifyAudit } from '../../../engine/verify-audit.ts';
import { fixed, RENT } from '../../core/lease/shop-lease.ts';
import { Story } from '../../scenarios/story.ts';
import { openSecrets } from '../imports/mall.ts';
import { vandalOf } from './vandal.ts';

const CLERK: Actor = { name: 'Ms Lin', authenticated: true, via: 'admin' };

it('a site that took over, imported, amended, swapped, was paid and bounced verifies clean every day, and notices a change after all that', async () => {
  const story = await Story.begin();
  const { context } = story;
  const wrong = ({ checks }: VerifyReport): string[] => checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
  const day: Story['day'] = (date, title, tell) =>
    story.day(date, title, async () => {
      await tell();
      expect(wrong(await verifyAudit(context))).toEqual([]);
    });
  const tells = async (coveredFrom: string, coveredThrough: string, ...content: Readonly<Record<string, string>>[]) =>
    importPayments(context, { content, origin: 'bank' }, { account: 'CN88', coveredFrom, coveredThrough });

  await day('2026-01-02', 'The books come from another system, with settled history', async () => {
    await takeOver(context, '2025-12-01', CLERK, 'books moved');
    const history = { tenantId: 'T1', issueDate: '2025-06-01', dueDate: '2025-06-05' };
    const content = [
      { ...history, invoiceId: 'h1', amount: '700.00', settleDate: '2025-06-04' },
      { ...history, invoiceId: 'h2', amount: '800.00', settleDate: '2025-07-04' },
    ];
    expect(await importCharges(context, { content, origin: 'history.csv' }, { history: true })).toMatchObject({ accepted: 2 });
    await story.charges({ chargeId: 'old', issueDate: '2025-11-20', dueDate: '2025-12-20', amount: '250.00' });
    await story.lease({ lines: [RENT] });
  });
  await day('2026-01-04', 'The bank tells, day by day, not in order', async () => {
    await tells('2026-01-01', '2026-01-02');
    await tells('2026-01-04', '2026-01-04', { paymentId: 'b1', tenantId: 'T1', amount: '9000.00', paidAt: '2026-01-04' });
    await tells('2026-01-03', '2026-01-03', { paymentId: 'b2', payer: 'who', amount: '300.00', paidAt: '2026-01-03' });
  });
  await day('2026-01-06', 'Somebody says whose it is, and another time', async () => {
    expect(await matchPayment(context, { paymentId: 'b2', tenantId: 'T2', reason: 'she rang' }, CLERK)).toMatchObject({ ok: true });
    const again = { paymentId: 'b2', tenantId: 'T1', reference: 'old', reason: 'no, the other one' };
    expect(await matchPayment(context, again, CLERK)).toMatchObject({ ok: true });
  });
  await day('2026-01-08', 'The rent is amended from the beginning on, and a meter is swapped', async () => {
    await story.lease({ lines: [{ ...RENT, basis: fixed(290_000) }] });
    const M1 = { circuitId: 'C1', dtuId: 'dtu-1' };
    const content = {
      meters: [
        { ...M1, meterId: 'M1', number: '000000000001', from: '2026-01-01', to: '2026-01-08' },
        { ...M1, meterId: 'M1b', number: '000000000009', from: '2026-01-08' },
      ],
    };
    expect((await importEstate(context, { content, origin: 'estate.json' }, openSecrets())).rejected).toEqual([]);
  });
  await day('2026-01-10', 'The payment bounces', async () => {
    const report = await reversePayment(context, { paymentId: 'b1', kind: 'bounced', reason: 'not covered' }, CLERK);
    expect(report).toMatchObject({ ok: true });
  });
  await day('2026-01-12', 'Some of it is written off, some paid again', async () => {
    const amount = { minor: 1_000, currency: 'CNY' };
    const [chargeId = ''] = Object.keys(await story.owes());
    const report = await creditCharge(context, { chargeId, kind: 'write-off', amount, reason: 'settled' }, CLERK);
    expect(report).toMatchObject({ ok: true });
    await story.pays('3000.00');
  });
  await day('2026-01-14', 'Nothing more happens', async () => {});

  const vandal = vandalOf(context.storePath);
  const { rows, notProven } = await verifyAudit(context);
  expect(rows).toMatchObject({ before: 0, findings: [] });
  expect(notProven.length).toBeGreaterThan(0);
  vandal.run(`update outflow set "amountMinor" = 1 where "paymentId" = 'b1'`);
  expect(wrong(await verifyAudit(context))).toEqual([
    expect.stringMatching(/^every fact stands as it was written: outflow: changed/),
    expect.stringMatching(/^the ledger re-derives from its facts: T1: /),
  ]);
}, 60_000);

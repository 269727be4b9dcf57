import fc from 'fast-check';
import { it } from 'vitest';
import { ledgerAgain } from '../../../engine/audit-checks/ledger-again.ts';
import { creditCharge } from '../../../engine/credit-charge.ts';
import { matchPayment } from '../../../engine/payments/match-payment.ts';
import { unmatchPayment } from '../../../engine/payments/unmatch-payment.ts';
import { refundCredit } from '../../../engine/refund-credit.ts';
import { reversePayment } from '../../../engine/reverse-payment.ts';
import { CLERK } from '../../scenarios/clerk.ts';
import { Story } from '../../scenarios/story.ts';

type Step = (story: Story, n: number) => Promise<unknown>;

const tenant = fc.constantFrom('T1', 'T2');
const charge = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5');
const payment = fc.constantFrom('p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7');
const minor = fc.integer({ min: 1, max: 120_000 });
const reason = 'as chance has it';
const cny = (amount: number) => ({ minor: amount, currency: 'CNY' });

/** What people and banks do, in any order; what cannot be is refused by the use case itself and changes nothing. */
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ tenantId: fc.option(tenant), minor, reference: fc.oneof(fc.constant(''), charge) })
    .map(({ tenantId, minor: paid, reference }): Step => {
      const amount = `${Math.trunc(paid / 100)}.${String(paid % 100).padStart(2, '0')}`;
      return (story, n) => story.pays(amount, { paymentId: `p${n}`, tenantId, reference, payer: 'Wu', payerAccount: `A${n % 3}` });
    }),
  fc.record({ paymentId: payment, tenantId: tenant, remember: fc.boolean() }).map(
    (request): Step =>
      ({ context }) =>
        matchPayment(context, { ...request, reason }, CLERK),
  ),
  payment.map(
    (paymentId): Step =>
      ({ context }) =>
        unmatchPayment(context, { paymentId, reason }, CLERK),
  ),
  fc.record({ paymentId: payment, minor, kind: fc.constantFrom('bounced' as const, 'reversed' as const) }).map(
    ({ paymentId, minor: amount, kind }): Step =>
      ({ context }, n) => {
        return reversePayment(context, { paymentId, kind, amount: cny(amount), reason, outflowId: `o${n}` }, CLERK);
      },
  ),
  fc.record({ tenantId: tenant, minor }).map(
    ({ tenantId, minor: amount }): Step =>
      ({ context }) => {
        return refundCredit(context, { tenantId, amount: cny(amount), reason }, CLERK);
      },
  ),
  fc.record({ chargeId: charge, minor, kind: fc.constantFrom('credit-note' as const, 'write-off' as const) }).map(
    ({ minor: amount, ...request }): Step =>
      ({ context }) =>
        creditCharge(context, { ...request, amount: cny(amount), reason }, CLERK),
  ),
);

it('whatever people and banks do in whatever order: nothing is lost, and the ledger re-derives from its facts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 14 }), async (chosen) => {
      const story = await Story.begin();
      await story.charges(
        { chargeId: 'c1', issueDate: '2026-01-01', dueDate: '2026-01-05', amount: '500.00' },
        { chargeId: 'c2', issueDate: '2026-01-01', dueDate: '2026-01-09', amount: '300.00', debtType: 'electricity' },
        { chargeId: 'c3', issueDate: '2026-01-01', dueDate: '2026-02-05', amount: '500.00' },
        { chargeId: 'c4', issueDate: '2026-01-01', dueDate: '2026-01-05', amount: '400.00', tenantId: 'T2' },
        { chargeId: 'c5', issueDate: '2026-01-01', dueDate: '2026-02-05', amount: '400.00', tenantId: 'T2' },
      );
      for (const [n, step] of chosen.entries()) {
        await step(story, n);
        await story.booksBalance();
      }
      const again = await ledgerAgain(story.context);
      if (!again.ok) throw new Error(again.detail);
    }),
    { numRuns: 25, seed: 13, endOnFailure: false },
  );
}, 60_000);

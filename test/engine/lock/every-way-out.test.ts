import { expect, it } from 'vitest';
import { takeOrder } from '../../../engine/carry-out-orders.ts';
import { bookAdjustments } from '../../../engine/charges/book-adjustments.ts';
import { creditCharge } from '../../../engine/credit-charge.ts';
import { matchPayment } from '../../../engine/payments/match-payment.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { refundCredit } from '../../../engine/refund-credit.ts';
import { reversePayment } from '../../../engine/reverse-payment.ts';
import { CLERK } from '../../scenarios/clerk.ts';
import { type NearLock, nearLock } from './near-lock.ts';

type WayOut = (site: NearLock) => Promise<unknown>;

const DEBT = { minor: 500_000, currency: 'CNY' };
const pays = ({ context }: NearLock, row: Readonly<Record<string, string>>) =>
  importPayments(context, { content: [{ amount: '5000.00', paidAt: '2026-01-14', ...row }], origin: 'bank' });
const match = ({ context }: NearLock, paymentId: string) =>
  matchPayment(context, { paymentId, tenantId: 't-2', reason: 'they rang' }, CLERK);
const credit = ({ context }: NearLock, kind: 'credit-note' | 'write-off', minor?: number) =>
  creditCharge(
    context,
    { chargeId: 'rent-2', kind, reason: 'agreed', ...(minor === undefined ? {} : { amount: { ...DEBT, minor } }) },
    CLERK,
  );

/* Each with what it takes before the supply is cut, if anything. */
const NOTHING: WayOut = async () => {};
const WAYS: readonly (readonly [title: string, way: WayOut, before?: WayOut])[] = [
  ['a payment', (site) => pays(site, { paymentId: 'x', tenantId: 't-2' })],
  ['a payment by its reference alone', (site) => pays(site, { paymentId: 'x', reference: 'rent-2' })],
  [
    'a row that comes again and says whose it is',
    (site) => pays(site, { paymentId: 'x', tenantId: 't-2' }),
    (site) => pays(site, { paymentId: 'x' }),
  ],
  ['a match out of suspense', (site) => match(site, 'x'), (site) => pays(site, { paymentId: 'x' })],
  ['money that was given to another tenant', (site) => match(site, 'x'), (site) => pays(site, { paymentId: 'x', tenantId: 't-1' })],
  ['a credit note', (site) => credit(site, 'credit-note')],
  ['a write-off', (site) => credit(site, 'write-off')],
  [
    'a part that is paid, and a write-off of the rest',
    (site) => credit(site, 'write-off'),
    (site) => pays(site, { paymentId: 'x', tenantId: 't-2', amount: '4000.00' }),
  ],
  [
    'a refund that comes back',
    async (site) => {
      await pays(site, { paymentId: 'back', payer: 'came back to us' });
      await match(site, 'back');
    },
    async (site) => {
      await pays(site, { paymentId: 'x', payer: 'somebody' });
      const refund = await refundCredit(site.context, { paymentId: 'x', reason: 'nobody knew whose' }, CLERK);
      expect(refund.reason).toContain('is given back');
    },
  ],
  [
    'a payment after one that bounced',
    (site) => pays(site, { paymentId: 'y', tenantId: 't-2', amount: '4000.00' }),
    async (site) => {
      await pays(site, { paymentId: 'x', tenantId: 't-2', amount: '1000.00' });
      await pays(site, { paymentId: 'z', tenantId: 't-2', amount: '1500.00' });
      expect(await reversePayment(site.context, { paymentId: 'z', kind: 'bounced', reason: 'not covered' }, CLERK)).toMatchObject({
        ok: true,
      });
    },
  ],
  [
    'an adjustment that credits a charge that was wrong',
    ({ context }) =>
      context.store.transaction((tx) =>
        bookAdjustments(tx, context, 't-2', {
          charges: [],
          credits: [
            {
              creditId: '',
              chargeId: 'rent-2',
              kind: 'credit-note',
              amount: DEBT,
              taxMinor: 0,
              by: 'schedule',
              reason: 'the lease ended before',
              effectiveOn: '2026-01-14',
            },
          ],
        }),
      ),
  ],
];

it.each(WAYS.map(([title, wayOut, before = NOTHING]) => ({ title, wayOut, before })))(
  'supply comes back at once, by the order queue, with $title',
  async ({ wayOut, before }) => {
    const site = await nearLock({ shops: ['t-2'] });
    site.life.orders = true;
    for (const key of await site.planned()) await takeOrder(site.context, key, 'switch');
    await site.life.now();
    expect(site.switches()).toBe('on on off');
    await before(site);
    await site.life.now();
    expect([site.switches(), (await site.caseOf('t-2')).rung]).toEqual(['on on off', 'locked']);
    await wayOut(site);
    expect((await site.caseOf('t-2')).rung).toBe('unlocking');
    await site.life.now();
    expect([site.switches(), (await site.caseOf('t-2')).rung]).toEqual(['on on on', 'closed']);
    expect(await site.held()).toEqual([]);
  },
);

it.each(['credit-note', 'write-off'] as const)('a %s of a part brings nothing back', async (kind) => {
  const site = await nearLock({ shops: ['t-2'] });
  site.life.orders = true;
  for (const key of await site.planned()) await takeOrder(site.context, key, 'switch');
  await site.life.now();
  await credit(site, kind, 1);
  await site.life.now();
  expect([site.switches(), (await site.caseOf('t-2')).rung]).toEqual(['on on off', 'locked']);
});

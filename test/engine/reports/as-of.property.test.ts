import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../core/lock/actor.ts';
import { money } from '../../../core/money/money.ts';
import { creditCharge } from '../../../engine/credit-charge.ts';
import { importCharges } from '../../../engine/imports/import-charges.ts';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { matchPayment } from '../../../engine/payments/match-payment.ts';
import { unmatchPayment } from '../../../engine/payments/unmatch-payment.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { refundCredit } from '../../../engine/refund-credit.ts';
import { agingReport } from '../../../engine/reports/aging.ts';
import { balances } from '../../../engine/reports/balances.ts';
import { trialBalanceReport } from '../../../engine/reports/journal-sums.ts';
import { openItems } from '../../../engine/reports/open-items.ts';
import { statement } from '../../../engine/reports/statement.ts';
import { reversePayment } from '../../../engine/reverse-payment.ts';
import { type TestContext, testContext } from '../../setup/context.ts';
import { mall, openSecrets } from '../imports/mall.ts';
import { ownBalances, withoutNothing } from './own-balances.ts';

const KIM: Actor = { name: 'kim', authenticated: true, via: 'command' };
const TENANTS = ['T1', 'T2'] as const;
const CURRENCIES = ['CNY', 'KWD'] as const;
const DEBT_TYPES = ['rent', 'electricity', 'deposit'] as const;

/* Few payments and charges, so that much happens to each. */
const FEW = 3;
const number = fc.nat({ max: FEW - 1 });
const tenant = fc.constantFrom(...TENANTS);
const currency = fc.constantFrom(...CURRENCIES);
const minor = fc.integer({ min: 1, max: 300 });
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('charge' as const), tenant, currency, minor, debtType: fc.constantFrom(...DEBT_TYPES) }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('pay' as const), tenant: fc.option(tenant, { freq: 1 }), currency, minor }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('match' as const), number, tenant }) },
  fc.record({ what: fc.constantFrom('unmatch' as const, 'bounce' as const, 'refund' as const), number, minor: fc.option(minor) }),
  fc.record({ what: fc.constantFrom('credit-note' as const, 'write-off' as const), number, minor }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(context: TestContext, one: Step, n: number): Promise<void> {
  const say = { reason: 'so it is' };
  switch (one.what) {
    case 'charge': {
      const amount = `${Math.floor(one.minor / 10)}.${one.minor % 10}`;
      const row = { chargeId: `c${n}`, tenantId: one.tenant, amount, currency: one.currency, debtType: one.debtType };
      const content = [{ ...row, issueDate: '2026-01-05', dueDate: `2026-01-${String((n % 20) + 10)}` }];
      await importCharges(context, { content, origin: 'charges' }, { history: false });
      return;
    }
    case 'pay': {
      const amount = `${Math.floor(one.minor / 10)}.${one.minor % 10}`;
      const row = { paymentId: `p${n}`, amount, currency: one.currency, paidAt: '2026-01-05' };
      await importPayments(context, { content: [one.tenant === null ? row : { ...row, tenantId: one.tenant }], origin: 'bank' });
      return;
    }
    case 'match':
      await matchPayment(context, { paymentId: `p${one.number}`, tenantId: one.tenant, remember: false, ...say }, KIM);
      return;
    case 'unmatch':
      await unmatchPayment(context, { paymentId: `p${one.number}`, ...say }, KIM);
      return;
    case 'bounce':
      await reversePayment(context, { paymentId: `p${one.number}`, kind: 'bounced', ...part(one.minor), ...say }, KIM);
      return;
    case 'refund':
      await refundCredit(context, { paymentId: `p${one.number}`, refundId: `r${n}`, ...part(one.minor), ...say }, KIM);
      return;
    default:
      await creditCharge(context, { chargeId: `c${one.number}`, kind: one.what, amount: money(one.minor * 10, 'CNY'), ...say }, KIM);
  }
}

/** A part of an amount, or all of it; one that is too much is refused, and nothing happens. */
function part(some: number | null) {
  return some === null ? {} : { amount: money(some, 'CNY') };
}

/** Every report that is of a moment, without the moment as it was asked for. */
async function reports(context: TestContext, asOf: string) {
  const { asOf: _at, ...trial } = await trialBalanceReport(context, { asOf });
  const { asOf: _aging, ...byTenant } = await agingReport(context, { asOf, by: 'tenant' });
  const { asOf: _balances, ...owed } = await balances(context, { asOf });
  const { asOf: _items, ...open } = await openItems(context, { asOf });
  const { asOf: _statement, ...account } = await statement(context, 'T1', asOf);
  return { trial, byTenant, owed, open, account };
}

describe('the journal and the reports', () => {
  it('say what the ledger itself says, and what was known at a moment stays what was known then', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
        const context = await testContext({ start: '2026-01-06' });
        await importEstate(context, { content: mall(), origin: 'mall.json' }, openSecrets());
        const seen: { at: string; told: Awaited<ReturnType<typeof reports>> }[] = [];
        for (const [n, one] of steps.entries()) {
          await context.clock.advanceTo(new Date(Date.parse(context.clock.now()) + 3_600_000).toISOString() as never);
          await take(context, one, n % FEW);
          const at = context.clock.now();
          const told = await reports(context, at);
          for (const { currency: of, debitMinor, creditMinor } of told.trial.totals) expect([of, debitMinor]).toEqual([of, creditMinor]);
          const books = told.trial.accounts
            .filter(({ account }) => account < '2200')
            .map(({ account, currency: of, balanceMinor }) => [`${of} ${account}`, balanceMinor] as const);
          expect(withoutNothing(Object.fromEntries(books))).toEqual(await ownBalances(context, at));
          seen.push({ at, told });
        }
        for (const { at, told } of seen) expect(await reports(context, at)).toEqual(told);
      }),
      { numRuns: 12 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { OLDEST_FIRST } from '../../../core/ledger/allocation-policy.ts';
import { type Account, settleAccount } from '../../../core/ledger/settle-account.ts';
import { type StandingPart, undoNewest } from '../../../core/ledger/undo.ts';
import { balance, charge, payment } from './facts.ts';

const part = (paymentId: string, chargeId: string, minor: number, change: Partial<StandingPart> = {}): StandingPart => ({
  paymentId,
  chargeId,
  minor,
  batch: 1,
  paidAt: '2026-01-10T00:00:00.000Z',
  dueDate: '2026-01-05',
  ...change,
});
const account = (change: Partial<Account>): Account => ({
  tenantId: 'T1',
  tenders: [],
  balances: [],
  standing: [],
  released: [],
  ...change,
});

describe('undoing', () => {
  it('takes the newest batch first, then the charge due last, then the payment made last, and only as much as it must', () => {
    const parts = [
      part('p', 'a', 30, { batch: 1 }),
      part('p', 'b', 30, { batch: 2, dueDate: '2026-01-05' }),
      part('p', 'c', 30, { batch: 2, dueDate: '2026-02-05' }),
    ];
    expect(undoNewest(parts, 70)).toEqual([
      { paymentId: 'p', chargeId: 'c', minor: -30 },
      { paymentId: 'p', chargeId: 'b', minor: -30 },
      { paymentId: 'p', chargeId: 'a', minor: -10 },
    ]);
    const older = [part('p', 'far', 30, { batch: 1, dueDate: '2026-12-05' }), part('p', 'near', 30, { batch: 2 })];
    expect(undoNewest(older, 30), 'what was set last goes first, though something due later was set before').toEqual([
      { paymentId: 'p', chargeId: 'near', minor: -30 },
    ]);
    const paid = [part('early', 'a', 5), part('late', 'a', 5, { paidAt: '2026-01-11T00:00:00.000Z' })];
    expect(undoNewest(paid, 6)).toEqual([
      { paymentId: 'late', chargeId: 'a', minor: -5 },
      { paymentId: 'early', chargeId: 'a', minor: -1 },
    ]);
  });

  it('takes nothing for nothing, and no more than there is', () => {
    expect(undoNewest([part('p', 'a', 5)], 0)).toEqual([]);
    expect(undoNewest([part('p', 'a', 5)], 9)).toEqual([{ paymentId: 'p', chargeId: 'a', minor: -5 }]);
    expect(undoNewest([], 9)).toEqual([]);
  });
});

describe('an account', () => {
  it('whose payment bounced takes its parts back, and other credit goes in their place at once', () => {
    const { parts, allocated } = settleAccount(
      account({
        tenders: [
          { payment: payment('bounced', 100), named: [], leftMinor: -100 },
          { payment: payment('other', 40), named: [], leftMinor: 40 },
        ],
        balances: [balance(charge('c', 100, '2026-01-05'), 100)],
        standing: [part('bounced', 'c', 100)],
      }),
      OLDEST_FIRST,
    );
    expect(parts).toEqual([
      { paymentId: 'bounced', chargeId: 'c', minor: -100 },
      { paymentId: 'other', chargeId: 'c', minor: 40 },
    ]);
    expect(allocated).toMatchObject([
      { paymentId: 'bounced', parts: [], leftMinor: 0 },
      { paymentId: 'other', leftMinor: 0 },
    ]);
  });

  it('whose paid charge was credited frees that money for what else is open', () => {
    const credited = { ...balance(charge('c', 100, '2026-01-05'), 100), creditedMinor: 30 };
    const { parts } = settleAccount(
      account({
        tenders: [{ payment: payment('p', 100), named: [], leftMinor: 0 }],
        balances: [credited, balance(charge('next', 50, '2026-02-05'))],
        standing: [part('p', 'c', 100)],
      }),
      OLDEST_FIRST,
    );
    expect(parts).toEqual([
      { paymentId: 'p', chargeId: 'c', minor: -30 },
      { paymentId: 'p', chargeId: 'next', minor: 30 },
    ]);
  });

  it('whose payment became another tenant’s loses all of it, and does not get it back', () => {
    const { parts } = settleAccount(
      account({ balances: [balance(charge('c', 100, '2026-01-05'), 100)], released: [part('gone', 'c', 100)] }),
      OLDEST_FIRST,
    );
    expect(parts).toEqual([{ paymentId: 'gone', chargeId: 'c', minor: -100 }]);
  });

  it('whose payment got another reference sets it anew by that', () => {
    const { parts } = settleAccount(
      account({
        tenders: [{ payment: payment('p', 60, { reference: 'new' }), named: ['rent'], leftMinor: 0 }],
        balances: [balance(charge('old', 60, '2026-01-05'), 60), balance(charge('new', 60, '2026-02-05'))],
        released: [part('p', 'old', 60)],
      }),
      OLDEST_FIRST,
    );
    expect(parts).toEqual([
      { paymentId: 'p', chargeId: 'old', minor: -60 },
      { paymentId: 'p', chargeId: 'new', minor: 60 },
    ]);
  });

  it('takes back once what both the payment and the charge would', () => {
    const credited = { ...balance(charge('c', 100, '2026-01-05'), 100), creditedMinor: 100 };
    const { parts } = settleAccount(
      account({
        tenders: [{ payment: payment('p', 100), named: [], leftMinor: -40 }],
        balances: [credited],
        standing: [part('p', 'c', 100)],
      }),
      OLDEST_FIRST,
    );
    expect(parts).toEqual([
      { paymentId: 'p', chargeId: 'c', minor: -40 },
      { paymentId: 'p', chargeId: 'c', minor: -60 },
    ]);
  });
});

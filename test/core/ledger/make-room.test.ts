import { expect, it } from 'vitest';
import { OLDEST_FIRST } from '../../../core/ledger/allocation-policy.ts';
import { settleAccount } from '../../../core/ledger/settle-account.ts';
import type { StandingPart } from '../../../core/ledger/undo.ts';
import { balance, charge, payment } from './facts.ts';

const POWER = charge('power', 100, '2026-01-10', { debtType: 'electricity' });
const RENT = charge('rent', 100, '2026-01-10');
const NEXT = charge('rent-2', 100, '2026-02-10');

function standing(paymentId: string, minor: number, batch: number): StandingPart {
  return { paymentId, chargeId: 'power', minor, batch, paidAt: '2026-01-10T00:00:00.000Z', dueDate: '2026-01-10' };
}

it('money that names the charge moves last, though it was set there last', () => {
  /* 50 of no reference (set first) and 50 for the whole bill of 10 January (set last) pay the electricity; 50 more come for electricity alone. */
  const bill = payment('bill', 150, { reference: 'T1/2026-01-10' });
  const plain = payment('plain', 50);
  const fenced = payment('fenced', 50, { purpose: 'electricity' });
  const { parts } = settleAccount(
    {
      tenantId: 'T1',
      tenders: [
        { payment: bill, named: ['electricity', 'rent'], leftMinor: 0 },
        { payment: fenced, named: [], leftMinor: 50 },
        { payment: plain, named: [], leftMinor: 0 },
      ],
      balances: [balance(POWER, 100), balance(RENT, 100), balance(NEXT)],
      standing: [standing('plain', 50, 1), standing('bill', 50, 2)],
      released: [],
    },
    OLDEST_FIRST,
  );
  expect(parts).toEqual([
    { paymentId: 'plain', chargeId: 'power', minor: -50 },
    { paymentId: 'fenced', chargeId: 'power', minor: 50 },
    { paymentId: 'plain', chargeId: 'rent-2', minor: 50 },
  ]);
});

it('of money that names nothing, what was set last moves first', () => {
  const { parts } = settleAccount(
    {
      tenantId: 'T1',
      tenders: [
        { payment: payment('a', 50), named: [], leftMinor: 0 },
        { payment: payment('b', 50), named: [], leftMinor: 0 },
        { payment: payment('fenced', 20, { purpose: 'electricity' }), named: [], leftMinor: 20 },
      ],
      balances: [balance(POWER, 100), balance(NEXT)],
      standing: [standing('a', 50, 2), standing('b', 50, 1)],
      released: [],
    },
    OLDEST_FIRST,
  );
  expect(parts).toEqual([
    { paymentId: 'a', chargeId: 'power', minor: -20 },
    { paymentId: 'a', chargeId: 'rent-2', minor: 20 },
    { paymentId: 'fenced', chargeId: 'power', minor: 20 },
  ]);
});

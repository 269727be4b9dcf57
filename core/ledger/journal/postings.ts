import type { Account, Chart } from './chart.ts';
import type { Movement } from './movement.ts';

/** One side of an entry: exactly one of debit and credit is more than nothing. */
export interface Posting {
  readonly account: Account;
  readonly currency: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

/**
 * Double entry for what a fact of the ledger moves: debits equal credits in its currency, always. Sides of nothing are left out, and a side that
 * would be negative stands on the other one.
 *
 * - a charge: receivable to income and tax; a credit note the other way round
 * - a payment: bank to the tenant's account, or to suspense; an outflow the other way round
 * - a match: from suspense to the tenant's account
 * - an allocation: from the tenant's account to the receivable
 * - a write-off: bad debts (and the tax that comes back, when the fact says so) to receivable
 */
export function postingsOf(movement: Movement, chart: Chart): Posting[] {
  const { currency } = movement;
  return sidesOf(movement, chart)
    .filter(({ minor }) => minor !== 0)
    .map(({ account, minor }) => ({ account, currency, debitMinor: Math.max(minor, 0), creditMinor: Math.max(0 - minor, 0) }));
}

/** Debits positive, credits negative. */
function sidesOf(movement: Movement, chart: Chart): { account: Account; minor: number }[] {
  const { minor } = movement;
  switch (movement.kind) {
    case 'charge':
      return [
        { account: chart.receivable[movement.debtType], minor },
        { account: chart.income[movement.debtType], minor: movement.taxMinor - minor },
        { account: chart.tax, minor: 0 - movement.taxMinor },
      ];
    case 'credit-note':
    case 'write-off':
      return [
        { account: movement.kind === 'write-off' ? chart.badDebt : chart.income[movement.debtType], minor: minor - movement.taxMinor },
        { account: chart.tax, minor: movement.taxMinor },
        { account: chart.receivable[movement.debtType], minor: 0 - minor },
      ];
    case 'payment':
      return pair(chart.bank, chart[movement.place], minor);
    case 'outflow':
      return pair(chart[movement.place], chart.bank, minor);
    case 'match':
      return movement.to === 'credit' ? pair(chart.suspense, chart.credit, minor) : pair(chart.credit, chart.suspense, minor);
    case 'allocation':
      return pair(chart.credit, chart.receivable[movement.debtType], minor);
  }
}

function pair(debit: Account, credit: Account, minor: number): { account: Account; minor: number }[] {
  return [
    { account: debit, minor },
    { account: credit, minor: 0 - minor },
  ];
}

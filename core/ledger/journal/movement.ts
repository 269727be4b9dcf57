import type { DebtType } from '../../lease/debt-type.ts';

/** Where money that came in and is set against nothing stands: with nobody, or on a tenant's account. */
export type Place = 'suspense' | 'credit';

/**
 * What one fact of the ledger moves, or the sum of many that move alike: amounts in minor units of one currency.
 * An allocation and a match may be negative or the other way round: they undo an earlier one.
 */
export type Movement = {
  readonly currency: string;
  readonly minor: number;
} & (
  | { readonly kind: 'charge' | 'credit-note' | 'write-off'; readonly debtType: DebtType; readonly taxMinor: number }
  | { readonly kind: 'payment' | 'outflow'; readonly place: Place }
  /** Money that changed its place: found to be a tenant's (`to` credit), or put back. */
  | { readonly kind: 'match'; readonly to: Place }
  | { readonly kind: 'allocation'; readonly debtType: DebtType }
);

export type MovementKind = Movement['kind'];

import type { CivilDate, Instant } from '../core/calendar/civil.ts';
import type { Money } from '../core/money/money.ts';

export interface StatementLine {
  readonly date: CivilDate;
  readonly kind: 'charge' | 'payment';
  readonly id: string;
  readonly text: string;
  /** Positive for a charge, negative for a payment. */
  readonly amount: Money;
  readonly balance: Money;
}

export interface StatementReport {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly asOf: Instant;
  readonly lines: readonly StatementLine[];
  /** One balance per currency. */
  readonly balances: readonly Money[];
  readonly open: readonly {
    readonly chargeId: string;
    readonly debtType: string;
    readonly dueDate: CivilDate;
    readonly open: Money;
    readonly daysOverdue: number;
  }[];
}

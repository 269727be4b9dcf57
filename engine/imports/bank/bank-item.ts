import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Payment } from '../../../core/ledger/ledger.ts';
import type { Money } from '../../../core/money/money.ts';
import type { RejectedRow } from '../import-report.ts';
import type { BalanceDates } from './balance-days.ts';

/** Where something stands in a file. */
export interface BankPlace {
  readonly line: number | null;
  readonly raw: string;
  /** What the file calls the id of a payment. */
  readonly idColumn: string;
  /** What it calls the amount of a payment, where not `amount`. */
  readonly amountColumn?: string;
}

/** A number by which the bank knows a movement: its own, or one that whoever ordered it gave (`e2e:…`, `tx:…`, `svc:…`). */
export type BankRef = `${'tx' | 'uetr' | 'svc' | 'instr' | 'e2e'}:${string}`;

/** Money that came in. */
export interface BankPayment {
  readonly kind: 'payment';
  readonly place: BankPlace;
  /** `tenantId` is what the row says, not yet checked. */
  readonly payment: Payment;
  /** All that the payer wrote; the reference may be a part of it, which is kept only if it names somebody. */
  readonly words: string;
  /** The account that it came in on, '' when not told. */
  readonly account: string;
  /** By what the bank will name it when it takes the money back. */
  readonly refs: readonly BankRef[];
  /** What moved: by it a movement is found that was said to be on another account, or came in another form. */
  readonly movement?: BankMovement;
}

/** What a row says of a movement, whatever account it is said to be on. */
export interface BankMovement {
  /** Digest of day, amount, payer, words and the bank's number. */
  readonly digest: string;
  /** Digest of the bank's number and the amount; null where it gave no number. */
  readonly numbered: string | null;
  /** Its id where no account is named; null where the bank gave no number. */
  readonly bareId: string | null;
  /** How ids of the same account begin, where the bank gave no number. */
  readonly own: string;
  /** The file itself names the account: it is no slip of whoever imports it. */
  readonly isByFile: boolean;
  /** It tells more than a day and an amount: a number of the bank, or who paid and what for. */
  readonly isTold: boolean;
}

/** Money of an earlier payment that the bank took back. */
export interface BankReturn {
  readonly kind: 'return';
  readonly place: BankPlace;
  readonly outflowId: string;
  readonly account: string;
  /** By what it names the payment, the surest first. */
  readonly refs: readonly BankRef[];
  readonly amount: Money;
  readonly because: 'reversed' | 'bounced';
  readonly reason: string;
  readonly happenedAt: Instant;
  readonly knownAt: Instant;
}

/** A movement that is none of a tenant's: what we paid, the bank's charges, what is not booked yet. */
export interface BankAside {
  readonly kind: 'aside';
  readonly reason: string;
}

/** A page of a statement that comes in several. */
export interface StatementPage extends BalanceDates {
  /** From 1. */
  readonly number: number;
  readonly isLast: boolean;
  /** The bank's electronic sequence number, '' where it gives none. */
  readonly sequence: string;
  /** The whole days that it names, null where only its balances tell. */
  readonly from: CivilDate | null;
  readonly through: CivilDate | null;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  readonly bookedMinor: number;
  readonly entries: number;
}

/** A statement that was read to its end. */
export interface BankStatement {
  readonly kind: 'statement';
  readonly place: BankPlace;
  readonly statementId: string;
  readonly account: string;
  readonly currency: string;
  /** The days of which it tells everything. */
  readonly from: CivilDate | null;
  readonly through: CivilDate | null;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  /** What was booked in it, money out below zero. */
  readonly bookedMinor: number;
  readonly entries: number;
  /** Why its days do not count as covered, though it was read; null when they do. */
  readonly incomplete: string | null;
  /** Which page of it this is, where it comes in several. */
  readonly page?: StatementPage;
}

export type BankItem = BankPayment | BankReturn | BankAside | BankStatement | { readonly kind: 'refused'; readonly row: RejectedRow };

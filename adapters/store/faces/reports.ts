import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { DebtType } from '../../../core/lease/debt-type.ts';
import type { AgingBucket } from '../../../core/ledger/aging.ts';
import type { Movement } from '../../../core/ledger/journal/movement.ts';

/** Which charges a report is about, by what was known at `asOf`. Imported history (`backfilled`) is left out everywhere but in the journal. */
export interface ReportScope {
  /** `'now'`: everything that is known, which the derived tables of what is open answer at once. */
  readonly asOf: Instant | 'now';
  readonly tenantId?: string;
  readonly debtType?: DebtType;
}

/** A charge that is not settled. */
export interface OpenItem {
  readonly chargeId: string;
  readonly tenantId: string;
  readonly leaseId: string | null;
  readonly debtType: DebtType;
  readonly about: string | null;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
  readonly currency: string;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly creditedMinor: number;
  readonly openMinor: number;
}

/** The last item of a page: the next page begins after it. */
export interface OpenItemCursor {
  readonly dueDate: CivilDate;
  readonly chargeId: string;
}

/** What is open, summed. A column by which it was not grouped is null. */
export interface OpenSum {
  readonly tenantId: string | null;
  readonly debtType: DebtType | null;
  readonly currency: string;
  readonly items: number;
  readonly openMinor: number;
  /** Of it, by age on the day asked for. */
  readonly byAge: Readonly<Record<AgingBucket, number>>;
  readonly oldestDue: CivilDate;
}

/** Money that came in and is set against nothing yet. */
export interface MoneyLeft {
  /** Null: in suspense, nobody's. */
  readonly tenantId: string | null;
  readonly currency: string;
  readonly payments: number;
  readonly leftMinor: number;
}

/** What was charged over a span of days. */
export interface ChargedSum {
  readonly currency: string;
  readonly chargedMinor: number;
  /** Credit notes, which lessen what was charged; a write-off does not. */
  readonly creditNotesMinor: number;
}

/** What became of charges due over a span of days. */
export interface CollectedSum extends ChargedSum {
  readonly charges: number;
  readonly writtenOffMinor: number;
  readonly paidMinor: number;
  /** Of it, by money that had been paid before the moment asked for. */
  readonly paidBeforeMinor: number;
}

/** A fact as a line of the journal. */
export interface JournalFact {
  /** Of the fact: of the charge, payment, outflow or credit; of an allocation and of a match that of its payment. */
  readonly id: string;
  readonly movement: Movement;
  readonly batch: number;
  readonly knownAt: Instant;
  /** When it was so: a civil date (issued, credited) or an instant (paid, went back); null for what is only known (matches, allocations). */
  readonly happened: CivilDate | Instant | null;
  readonly tenantId: string | null;
  /** The charge that it concerns, or the reference of the payment. */
  readonly about: string;
  readonly backfilled: boolean;
}

/** The last fact of a page of the journal. */
export interface JournalCursor {
  readonly knownAt: Instant;
  readonly batch: number;
  /** Order within a batch. */
  readonly rank: number;
  readonly id: string;
  readonly part: number;
}

/** Questions over the whole ledger: the database sums, whatever their number, and what is long comes in pages. */
export interface ReportRepository {
  /** Open charges, the oldest due first, one page of at most `limit`. */
  openItems(
    scope: ReportScope & { readonly dueBefore?: CivilDate },
    page: { readonly after: OpenItemCursor | null; readonly limit: number },
  ): Promise<OpenItem[]>;
  /** What is open by currency, and by tenant or debt type when asked, with its age on the day `on`. */
  openSums(scope: ReportScope, on: CivilDate, by: { readonly tenant?: boolean; readonly debtType?: boolean }): Promise<OpenSum[]>;
  /** Money left by tenant and currency; of one tenant when named. */
  moneyLeft(scope: Omit<ReportScope, 'debtType'>): Promise<MoneyLeft[]>;
  /** Charges issued in [from, to) and credit notes effective in it; deposits are none of it. */
  charged(scope: Omit<ReportScope, 'tenantId' | 'debtType'>, from: CivilDate, to: CivilDate): Promise<ChargedSum[]>;
  /** Charges due in [from, to), what of them was paid, and what of that by money paid before `before`. */
  collected(scope: Omit<ReportScope, 'debtType'>, from: CivilDate, to: CivilDate, before: Instant): Promise<CollectedSum[]>;
  /** Facts known in [from, until), in order of when they were known, then as they were written; one page of at most `limit`. */
  journal(
    span: { readonly from: Instant; readonly until: Instant },
    page: { readonly after: JournalCursor | null; readonly limit: number },
  ): Promise<{ readonly facts: JournalFact[]; readonly next: JournalCursor | null }>;
  /** The same facts, summed where they move alike. */
  journalSums(span: { readonly from: Instant; readonly until: Instant }): Promise<Movement[]>;
}

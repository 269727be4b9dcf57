import { expect } from 'vitest';
import { type CivilDate, dateIn, plusDays } from '../../core/calendar/civil.ts';
import type { Lease } from '../../core/lease/lease.ts';
import { type Charge, openMinor } from '../../core/ledger/ledger.ts';
import { formatMoney } from '../../core/money/decimal.ts';
import { rowsProven } from '../../engine/audit-checks/rows-proven.ts';
import { chargeLateFees } from '../../engine/charge-late-fees.ts';
import { importCharges } from '../../engine/imports/import-charges.ts';
import { importEstate } from '../../engine/imports/import-estate.ts';
import { importLeases } from '../../engine/imports/import-leases.ts';
import { type IssueReport, issueCharges } from '../../engine/issue-charges.ts';
import { importPayments, type PaymentReport } from '../../engine/post-payment.ts';
import { shopLease } from '../core/lease/shop-lease.ts';
import { rowsExpected } from '../engine/audit/rows-expected.ts';
import { mall, openSecrets } from '../engine/imports/mall.ts';
import { type TestContext, type TestContextOptions, testContext } from '../setup/context.ts';
import { booksOf } from './books.ts';

export interface StoryOptions extends TestContextOptions {
  /** The estate JSON; the small mall (T1 in U1, T2 in U2) when not said. */
  readonly estate?: Readonly<Record<string, unknown>>;
  /** The bank tells nothing by itself; else each morning everything through the day before. */
  readonly bankSilent?: boolean;
}

/** What a payment says of itself; it is of tenant T1 and of no reference unless said. */
export interface Paid {
  readonly paymentId?: string;
  readonly tenantId?: string | null;
  readonly payer?: string;
  readonly payerAccount?: string;
  readonly reference?: string;
  readonly purpose?: string;
  readonly currency?: string;
  /** When it was paid; the day of the story when not said. */
  readonly paidAt?: string;
}

/**
 * A ledger lived through day by day, on a real store with a clock of its own. Each morning at 05:00 what is due is issued and late fees are charged, as a
 * site does; a day of the story is told at 09:00, and when it ends the books must balance and re-derive from their facts.
 */
export class Story {
  readonly context: TestContext;
  /** What the mornings issued, newest last. */
  readonly issued: IssueReport[] = [];
  #payments = 0;
  readonly #bankSilent: boolean;

  private constructor(context: TestContext, bankSilent: boolean) {
    this.context = context;
    this.#bankSilent = bankSilent;
  }

  /** Opens the small mall on 2026-01-01, or whatever the options say. */
  static async begin(options: StoryOptions = {}): Promise<Story> {
    const context = await testContext({ start: '2026-01-01', ...options });
    const estate = await importEstate(context, { content: options.estate ?? mall(), origin: 'estate.json' }, openSecrets());
    if (estate.rejected.length > 0) throw new Error(`the estate of the story: ${JSON.stringify(estate.rejected)}`);
    return new Story(context, options.bankSilent ?? false);
  }

  /** The mornings up to a day, then the day itself. `title` is what a reader who keeps books would write in the margin. */
  async day(date: CivilDate, title: string, tell: () => Promise<void>): Promise<void> {
    try {
      await this.mornings(date);
      await this.context.goTo(date, '09:00');
      await tell();
      await this.booksBalance();
    } catch (error) {
      if (error instanceof Error) error.message = `${date}, ${title}: ${error.message}`;
      throw error;
    }
  }

  /** Signs a lease (that of T1 in U1 with the terms given), or a new version of it. */
  async lease(terms: Partial<Lease>): Promise<void> {
    const report = await importLeases(this.context, { content: [shopLease(terms)], origin: 'leases.json' });
    if (report.rejected.length > 0) throw new Error(`the lease: ${JSON.stringify(report.rejected)}`);
  }

  /** Charges of another system, as rows of `charge-import`: tenant T1 and 2026-01-01 issued unless said. */
  async charges(...rows: Readonly<Record<string, string>>[]): Promise<void> {
    const content = rows.map((row) => ({ tenantId: 'T1', issueDate: this.today, ...row }));
    const report = await importCharges(this.context, { content, origin: 'charges.json' }, { history: false });
    if (report.rejected.length > 0) throw new Error(`the charges: ${JSON.stringify(report.rejected)}`);
  }

  /** Money comes in, `amount` as text (`3100.00`). */
  async pays(amount: string, paid: Paid = {}): Promise<PaymentReport> {
    const { tenantId = 'T1', ...said } = paid;
    const row = { paymentId: `pay-${++this.#payments}`, paidAt: this.today, ...(tenantId === null ? {} : { tenantId }), amount, ...said };
    const report = await importPayments(this.context, { content: [row], origin: 'bank.json' });
    if (report.rejected.length > 0) throw new Error(`the payment: ${JSON.stringify(report.rejected)}`);
    return report;
  }

  /** The bank has told everything through a day, of every account. */
  async bankTells(through: CivilDate): Promise<void> {
    await this.context.store.transaction((tx) => tx.ledger.noteFeed('bank', through, this.context.clock.now()));
  }

  /** A meter shows so much (Wh or litres) now. */
  reads(meterId: string, register: number, change: Readonly<Record<string, unknown>> = {}): void {
    const reading = {
      dtuId: 'dtu-1',
      meterId,
      utility: 'electricity' as const,
      number: '000000000001',
      takenAt: this.context.clock.now(),
      register,
      rates: null,
      rate: 100,
      voltage: 230,
      switchState: 'on' as const,
    };
    this.context.lastReadings.set(meterId, { ...reading, ...change });
  }

  /** What is open of a tenant, oldest due first: `{'L1/rent/2026-02-01': '3100.00 CNY'}`. */
  async owes(tenantId = 'T1'): Promise<Record<string, string>> {
    const open = await this.context.store.read(({ ledger }) => ledger.openBalances({ tenantId }));
    return Object.fromEntries(
      open.map((balance) => [
        balance.charge.chargeId,
        formatMoney({ minor: openMinor(balance), currency: balance.charge.amount.currency }),
      ]),
    );
  }

  /** What a tenant has paid beyond its charges, one amount per currency: `['50.00 CNY']`. */
  async credit(tenantId = 'T1'): Promise<string[]> {
    return (await this.context.store.read(({ ledger }) => ledger.unusedCredit(tenantId))).map(formatMoney);
  }

  /** Money that is nobody's: `{'pay-3': '700.00 CNY'}`. */
  async suspense(): Promise<Record<string, string>> {
    const waiting = await this.context.store.read(({ ledger }) => ledger.suspense());
    return Object.fromEntries(
      waiting.map(({ payment, openMinor: minor }) => [payment.paymentId, formatMoney({ minor, currency: payment.amount.currency })]),
    );
  }

  /** A charge as issued. */
  async charge(chargeId: string): Promise<Charge> {
    const found = await this.context.store.read(({ ledger }) => ledger.charge(chargeId));
    if (found === null) throw new Error(`no charge ${chargeId}`);
    return found;
  }

  /** Every charge issued to a tenant so far with its amount and due date: `{'L1/rent/2026-02-01': '3100.00 CNY due 2026-02-05'}`. */
  async charged(tenantId = 'T1'): Promise<Record<string, string>> {
    const all = await this.context.store.read(({ ledger }) => ledger.balances(tenantId, this.context.clock.now()));
    return Object.fromEntries(all.map(({ charge }) => [charge.chargeId, `${formatMoney(charge.amount)} due ${charge.dueDate}`]));
  }

  get today(): CivilDate {
    return dateIn(this.context.clock.now(), this.context.timeZone);
  }

  /** Fails unless every payment is where it should be and the ledger re-derives from its facts. */
  async booksBalance(): Promise<void> {
    const books = await this.context.store.read((tx) => booksOf(tx, this.context.clock.now()));
    expect(books.stored, 'the ledger re-derives from its facts').toEqual(books.replayed);
    expect(books.spent, 'what came in is set, left or went back').toEqual(books.received);
    const { check } = await rowsProven(this.context, await rowsExpected(this.context.store));
    expect(check, 'every fact stands in the chain').toMatchObject({ ok: true });
    expect(books.open, 'what is owed is charged less paid less credited').toEqual(books.owed);
  }

  /* A site that is a year old has lived through each of its mornings. */
  private async mornings(until: CivilDate): Promise<void> {
    for (let date = this.issued.length === 0 ? this.today : plusDays(this.today, 1); date <= until; date = plusDays(date, 1)) {
      await this.context.goTo(date, '05:00');
      if (!this.#bankSilent) await this.bankTells(plusDays(date, -1));
      this.issued.push(await issueCharges(this.context));
      await chargeLateFees(this.context);
    }
  }
}

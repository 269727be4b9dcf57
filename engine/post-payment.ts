import { type CivilDate, dateIn, type Instant, latest, parseCivilDate } from '../core/calendar/civil.ts';
import type { Payment } from '../core/ledger/ledger.ts';
import type { CaseChange } from './case-change.ts';
import type { EngineContext } from './context.ts';
import { type Reopened, reopenAccounts } from './feeds/reopen-accounts.ts';
import type { BankItem, BankPayment, BankReturn, BankStatement } from './imports/bank/bank-item.ts';
import { mappingIn, type PaymentInput, type PaymentOptions } from './imports/bank/bank-options.ts';
import { ByteStream } from './imports/bank/byte-stream.ts';
import { ChunkSize } from './imports/bank/chunk-size.ts';
import { letOthersGo } from './imports/bank/let-others-go.ts';
import { noteCoverage, type StatementReport } from './imports/bank/note-coverage.ts';
import { ownObjects } from './imports/bank/own-rows.ts';
import { ProgressMeter } from './imports/bank/progress-meter.ts';
import { type ReadPart, readBank } from './imports/bank/read-bank.ts';
import { takeChunk } from './imports/bank/take-chunk.ts';
import { takeReturn } from './imports/bank/take-return.ts';
import type { ImportReport } from './imports/import-report.ts';
import { ImportRun } from './imports/import-run.ts';

export interface PostedPayment {
  readonly payment: Payment;
  readonly allocated: readonly { readonly chargeId: string; readonly minor: number }[];
  /** What was left over (credit, or the whole of it when in suspense). */
  readonly leftMinor: number;
  /** Why it is in suspense, or null. */
  readonly suspense: string | null;
}

export interface PaymentReport extends ImportReport {
  /** The first 10,000; the others are counted. */
  readonly posted: readonly PostedPayment[];
  readonly cases: readonly CaseChange[];
  /** Unlock orders that this made (the dispatcher has them already; a wire carries a copy). */
  readonly orders: readonly string[];
  /** How many were refused; a long import holds only the first 10,000 of them, the store has all. */
  readonly rejectedInAll: number;
  readonly postedInAll: number;
  /** Earlier payments that the bank took back. */
  readonly returned: number;
  /** Movements that are none of a tenant's, by why. */
  readonly aside: Readonly<Record<string, number>>;
  readonly statements: readonly StatementReport[];
  /** Accounts that were closed and are open again, for the file tells of a later day. */
  readonly reopened: readonly Reopened[];
}

const POSTED_HELD = 10_000;

/**
 * Imports what a bank told: our own table, a bank's CSV by a mapping, camt.053, JSON or objects, read as they come. Each payment is set against what it
 * refers to, else the oldest due; money that is nobody's waits in suspense; what the bank took back is taken off what it paid. Idempotent by payment id;
 * a payment in suspense is given to whom its row names when it comes again with a tenant or a reference added. One short transaction after the other, of 500
 * payments at most (4,000 when nobody waits), in which everything follows that they set off; in between others have their turn. Days count as covered only when every row was taken in.
 */
export async function importPayments(context: EngineContext, input: PaymentInput, options: PaymentOptions = {}): Promise<PaymentReport> {
  const work = new PaymentImport(context, input, options);
  return work.run();
}

class PaymentImport {
  readonly #context: EngineContext;
  readonly #input: PaymentInput;
  readonly #options: PaymentOptions;
  readonly #run: ImportRun;
  readonly #posted: PostedPayment[] = [];
  readonly #cases: CaseChange[] = [];
  readonly #orders: string[] = [];
  readonly #aside: Record<string, number> = {};
  readonly #statements: BankStatement[] = [];
  /** Returns whose payment is not known yet. */
  readonly #unknown: BankReturn[] = [];
  readonly #chunk: ChunkSize;
  /** The last day that the file tells of, by account. */
  readonly #toldOf = new Map<string, CivilDate>();
  /** When its last payment was made, by account. */
  readonly #paidOf = new Map<string, Instant>();
  #payments: BankPayment[] = [];
  #returns: BankReturn[] = [];
  #rows = 0;
  #postedInAll = 0;
  #returned = 0;

  constructor(context: EngineContext, input: PaymentInput, options: PaymentOptions) {
    this.#context = context;
    this.#input = input;
    this.#options = options;
    this.#chunk = new ChunkSize(options.alone ?? false);
    this.#run = new ImportRun('payments', input);
  }

  async run(): Promise<PaymentReport> {
    const stream = streamOf(this.#input.content);
    const meter = new ProgressMeter(stream?.totalBytes ?? null, this.#options.onProgress);
    let read = 0;
    for await (const { items, bytes } of this.#parts(stream)) {
      for (const item of items) {
        this.#sort(item);
        if (this.#payments.length < this.#chunk.rows) continue;
        await this.#take();
        if (await letOthersGo()) this.#chunk.somebodyCame();
        meter.at(this.#rows, bytes);
      }
      read = bytes;
    }
    await this.#take();
    for (const back of this.#unknown.splice(0)) await this.#return(back, true);
    const vouched = parseCivilDate(this.#options.coveredThrough ?? '');
    if (vouched !== null && this.#options.account !== undefined) this.#tells(this.#options.account, vouched);
    for (const [account, at] of this.#paidOf) this.#tells(account, dateIn(at, this.#context.timeZone));
    const reopened = await reopenAccounts(this.#context, this.#toldOf, this.#input.origin);
    const statements = await noteCoverage(this.#context, this.#run, this.#statements, this.#options);
    await this.#run.keepRejects(this.#context);
    meter.at(this.#rows, read, true);
    return this.#report(statements, reopened);
  }

  #parts(stream: ByteStream | null): AsyncIterable<ReadPart> | Iterable<ReadPart> {
    const mapping = mappingIn(this.#options);
    if (mapping !== null && 'problem' in mapping) return [refusedWhole(mapping.problem)];
    if (stream !== null) {
      const { account } = this.#options;
      const as = { ...(mapping === null ? {} : { mapping }), ...(account === undefined ? {} : { account }) };
      return readBank(stream, as, this.#context);
    }
    if (mapping !== null) return [refusedWhole('a mapping reads a file, not objects')];
    const items: BankItem[] = [];
    ownObjects(this.#input.content, this.#context, (item) => items.push(item));
    return [{ items, bytes: 0 }];
  }

  #sort(item: BankItem): void {
    if (item.kind !== 'statement') this.#rows++;
    if (item.kind === 'payment') {
      const { account, payment } = item;
      if (account !== '') this.#paidOf.set(account, latest(this.#paidOf.get(account) ?? payment.paidAt, payment.paidAt));
      this.#payments.push(item);
    } else if (item.kind === 'return') this.#returns.push(item);
    else if (item.kind === 'statement') {
      if (item.through !== null) this.#tells(item.account, item.through);
      this.#statements.push(item);
    } else if (item.kind === 'aside') this.#aside[item.reason] = (this.#aside[item.reason] ?? 0) + 1;
    else this.#run.reject(item.row, item.row.column, item.row.reason);
  }

  #tells(account: string, day: CivilDate): void {
    if (account !== '') this.#toldOf.set(account, latest(this.#toldOf.get(account) ?? day, day));
  }

  async #take(): Promise<void> {
    const payments = this.#payments;
    const returns = this.#returns;
    [this.#payments, this.#returns] = [[], []];
    if (payments.length > 0) {
      let start = 0;
      const taken = await this.#context.store.transaction((tx) => {
        start = performance.now();
        return takeChunk(tx, this.#context, this.#run, payments);
      });
      this.#chunk.took(payments.length, performance.now() - start);
      this.#run.accepted += taken.accepted;
      this.#run.unchanged += taken.unchanged;
      for (const row of taken.rejected) this.#run.reject(row, row.column, row.reason);
      for (const tenantId of taken.tenants) this.#run.tenants.add(tenantId);
      for (const posted of taken.posted) if (this.#posted.length < POSTED_HELD) this.#posted.push(posted);
      this.#postedInAll += taken.posted.length;
      this.#cases.push(...taken.cases);
      this.#orders.push(...taken.orders);
    }
    for (const back of returns) await this.#return(back, false);
    if (this.#run.rejected.length > 0) await this.#run.keepRejects(this.#context);
  }

  async #return(back: BankReturn, isLast: boolean): Promise<void> {
    const taken = await takeReturn(this.#context, back, this.#input.origin);
    if (!taken.ok) {
      if (taken.isUnknown && !isLast) this.#unknown.push(back);
      else this.#run.reject(back.place, back.place.idColumn, taken.reason);
      return;
    }
    const { tenantId, cases, orders } = taken.report;
    if (!taken.isNew) {
      this.#run.unchanged++;
      return;
    }
    this.#run.accepted++;
    this.#returned++;
    if (tenantId !== null) this.#run.tenants.add(tenantId);
    this.#cases.push(...cases);
    this.#orders.push(...orders);
  }

  #report(statements: readonly StatementReport[], reopened: readonly Reopened[]): PaymentReport {
    return {
      ...this.#run.report(),
      posted: this.#posted,
      cases: this.#cases,
      orders: this.#orders,
      rejectedInAll: this.#run.rejectedInAll,
      postedInAll: this.#postedInAll,
      returned: this.#returned,
      aside: this.#aside,
      statements,
      reopened,
    };
  }
}

function streamOf(content: PaymentInput['content']): ByteStream | null {
  if (content instanceof ByteStream) return content;
  if (typeof content === 'string') return ByteStream.of(Buffer.from(content));
  return content instanceof Uint8Array ? ByteStream.of(content) : null;
}

function refusedWhole(reason: string): ReadPart {
  return { items: [{ kind: 'refused', row: { line: null, column: null, reason, raw: '' } }], bytes: 0 };
}

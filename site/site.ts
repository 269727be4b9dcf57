import type { GatewayCounters, JournalBatch } from '../adapters/gateway/gateway.ts';
import type { Point, TelemetryState } from '../adapters/telemetry/telemetry.ts';
import type { Instant } from '../core/calendar/civil.ts';
import type { Clock } from '../core/calendar/clock.ts';
import type { Actor } from '../core/lock/actor.ts';
import type { AdvanceReport } from '../engine/advance-cases.ts';
import type { OrderResult, TakeOutcome } from '../engine/carry-out-orders.ts';
import type { SiteMode } from '../engine/context.ts';
import type { DaySummary } from '../engine/day-summary.ts';
import type { ApprovalWanted, DecideApproval, DecisionReport } from '../engine/decide-approval.ts';
import type { DispatchOutcome } from '../engine/dispatch-message.ts';
import type { DueRow } from '../engine/due-rows.ts';
import type { CloseReport, CloseRequest } from '../engine/feeds/close-account.ts';
import type { FeedFreshness } from '../engine/feeds/feed-freshness.ts';
import type { PaymentInput, PaymentOptions } from '../engine/imports/bank/bank-options.ts';
import type { ImportInput, ImportReport } from '../engine/imports/import-report.ts';
import type { Watched } from '../engine/imports/row-progress.ts';
import type { IssueReport } from '../engine/issue-charges.ts';
import type { HoldReport, HoldRequest } from '../engine/place-hold.ts';
import type { PlanReport } from '../engine/plan-reminders.ts';
import type { PaymentReport } from '../engine/post-payment.ts';
import type { ReceiptReport, ReceiptRequest } from '../engine/record-receipt.ts';
import type { StatementReport } from '../engine/reports/statement.ts';
import type { Invariant } from '../engine/run-invariants.ts';
import type { RunReport } from '../engine/run-report.ts';
import type { ScoreReport } from '../engine/score-tenants.ts';
import type { StopReport, StopRequest } from '../engine/set-stop.ts';
import type { Standing } from '../engine/standing.ts';
import type { TakeOverReport } from '../engine/take-over.ts';
import type { VerifyProgress, VerifyReport } from '../engine/verify-audit.ts';
import type { WhyReport } from '../engine/why.ts';
import type { ContractSite } from './contract-site.ts';
import type { MoneySite } from './money-site.ts';
import type { ReportSite } from './report-site.ts';

/**
 * One site, put together: what the nodes, the command line, the tests and the policy lab talk to.
 * One instance per store in the process, counted by its users.
 */
export interface Site extends MoneySite, ReportSite, ContractSite {
  readonly siteId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly mode: SiteMode;
  readonly pack: string;
  readonly clock: Clock;
  readonly mqttPort: number;

  /** `kind`: what the rows of a table are (`units`), where their columns do not say it. */
  importEstate(input: ImportInput, options?: { readonly kind?: string } & Watched): Promise<ImportReport>;
  /** `dropLines`: a lease may leave out lines that were charged; what was charged by them is credited. */
  importLeases(input: ImportInput, options?: { readonly dropLines?: boolean } & Watched): Promise<ImportReport>;
  /** What tenants report to have sold, for turnover rent. */
  importTurnover(input: ImportInput): Promise<ImportReport>;
  importCharges(input: ImportInput, options: { history: boolean } & Watched): Promise<ImportReport>;
  /** Payments as a bank tells them: our table, its own CSV by a mapping, camt.053; a file may be read as it comes (`fileStream`). */
  importPayments(input: PaymentInput, options: PaymentOptions): Promise<PaymentReport>;
  /** Whether a feed (`bank`) is fresh enough to escalate on; covered days and gaps per account. */
  feedFreshness(feed: string): Promise<FeedFreshness>;
  /** Says that a bank account is used no longer, or (`on` null) that it is after all. */
  closeAccount(request: CloseRequest, by: Actor): Promise<CloseReport>;

  /** Issues every charge whose issue date has come (all leases), and late fees. */
  issueCharges(): Promise<IssueReport>;
  /** Says from which day on the leases are charged: what came before it was charged by another system. */
  takeOver(from: string, by: Actor, reason: string): Promise<TakeOverReport>;
  /** Bills planned and not taken, named again. */
  untakenBills(keys: readonly string[]): Promise<IssueReport>;
  score(tenants: readonly string[] | 'all'): Promise<ScoreReport>;
  planReminders(tenants: readonly string[] | 'all'): Promise<PlanReport>;
  /** Claims a message and sends it by its built-in channel, or leaves it to `taker` when `foreign`. */
  dispatchMessage(key: string, options: { taker: string; foreign?: boolean }): Promise<DispatchOutcome>;
  recordReceipt(receipt: ReceiptRequest, source: string): Promise<ReceiptReport>;

  /** Looks at the cases named, or opens and advances all (`'all'`, once a day). */
  advanceCases(which: readonly string[] | 'all'): Promise<AdvanceReport>;
  approvalsWanted(): Promise<ApprovalWanted[]>;
  decideApproval(request: DecideApproval): Promise<DecisionReport>;
  placeHold(request: HoldRequest): Promise<HoldReport>;
  liftHold(holdId: string, by: Actor, reason: string): Promise<HoldReport>;
  setStop(request: StopRequest): Promise<StopReport>;
  liftStop(stopId: string, by: Actor, reason: string): Promise<StopReport>;
  /** Claims an order for this switch node and sets the dispatcher to work on it; results come by `onOrderResult`. */
  takeOrder(key: string, taker: string): Promise<TakeOutcome>;
  onOrderResult(listener: (result: OrderResult) => void): () => void;

  /** Rows whose time has come; the one source of time on a wire. */
  onDue(listener: (rows: readonly DueRow[]) => void): () => void;
  /** Whether a due node listens: without one nothing escalates. */
  readonly hasDueListener: boolean;

  followReadings(listener: (batch: JournalBatch) => void): () => void;
  reportReadings(from: number, to: number): void;
  writeTelemetry(points: readonly Point[]): Promise<void>;
  /** What a message on a wire means as telemetry (`pointsOf`), written to the spool. A `dunlock/due` day row writes the day's summary. Returns how many points. */
  writeMessageTelemetry(topic: string, payload: unknown): Promise<number>;
  flushTelemetry(timeoutMs: number): Promise<boolean>;
  telemetry(): TelemetryState;
  gatewayCounters(): GatewayCounters;
  onlineDtus(): readonly string[];

  statement(tenantId: string, asOf?: string): Promise<StatementReport>;
  why(tenantId: string): Promise<WhyReport>;
  /** Holds, stops and locks in force, and the work orders. */
  standing(): Promise<Standing>;
  daySummary(): Promise<DaySummary>;
  /** What happened from `since` to now, and what must hold of it. */
  runReport(since: Instant): Promise<RunReport>;
  runInvariants(): Promise<Invariant[]>;
  verifyAudit(tell?: (progress: VerifyProgress) => void): Promise<VerifyReport>;
  /** Unlocks everything that our own locks hold, whoever owes what. */
  releaseAll(by: Actor, reason: string): Promise<StopReport>;

  /** Gives up this user's share; the last one closes the site some seconds later. */
  release(): Promise<void>;
}

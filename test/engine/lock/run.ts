import type { WorkOrder } from '../../../adapters/store/store.ts';
import { dateIn, type Instant, instantAt, MINUTE_MS, plusDays, plusMs } from '../../../core/calendar/civil.ts';
import type { Actor } from '../../../core/lock/actor.ts';
import { earliest } from '../../../core/lock/hours.ts';
import type { AdvanceReport } from '../../../engine/advance-cases.ts';
import { advanceCases } from '../../../engine/advance-cases.ts';
import { carryOutOrder, type OrderResult, takeOrder } from '../../../engine/carry-out-orders.ts';
import type { CaseChange } from '../../../engine/case-change.ts';
import { approvalsWanted, decideApproval } from '../../../engine/decide-approval.ts';
import { dispatchMessage } from '../../../engine/dispatch-message.ts';
import { dueRows, nextDueAt } from '../../../engine/due-rows.ts';
import { dueOrders, nextOrderAt } from '../../../engine/order-queue.ts';
import { importPayments, type PaymentReport } from '../../../engine/post-payment.ts';
import { recordReceipt } from '../../../engine/record-receipt.ts';
import type { LockSite } from './lock-site.ts';

export const OPERATOR: Actor = { name: 'twin-operator', authenticated: false, via: 'twin' };

/** What the wires of a flow would carry, and what somebody does at each of their ends. Each can be cut. */
export interface Run {
  /** A line for each thing that happened, with the local date and time. */
  readonly diary: string[];
  readonly results: OrderResult[];
  readonly refusals: AdvanceReport['refusals'][number][];
  readonly changes: CaseChange[];
  readonly workOrders: WorkOrder[];
  /** The wire from lock-control to reminder-dispatch. */
  documents: boolean;
  /** The wire from lock-control to switch. */
  orders: boolean;
  /** The phone returns receipts, ten minutes after each message. */
  receipts: boolean;
  /** The operator approves what is wanted, three hours after it is. */
  approves: boolean;
  /** The bank tells every day that it has told everything. */
  bank: boolean;
  /** Goes on to a local date and time, as `site/` would: from one due time to the next. */
  to(date: `${number}-${string}`, time: `${number}:${string}`): Promise<void>;
  /** Looks at everything that is due now, until nothing moves. */
  now(): Promise<void>;
  pay(tenantId: string, amount: string, reference?: string): Promise<PaymentReport>;
}

/** Waits in real time, two seconds at most, for what comes over a socket. */
export async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 2_000; !holds(); ) {
    if (performance.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

export function run(site: LockSite): Run {
  const { context, dtu, phone } = site;
  const receipts: { at: Instant; key: string; token: string }[] = [];
  let approveAt: Instant | null = null;
  let day = dateIn(context.clock.now(), context.timeZone);
  let paid = 0;

  const stamp = (): string => {
    const local = new Date(Date.parse(context.clock.now()) + 8 * 60 * MINUTE_MS).toISOString();
    return `${local.slice(5, 10)} ${local.slice(11, 16)}`;
  };
  const note = (line: string): void => void self.diary.push(`${stamp()} ${line}`);

  async function follow(report: AdvanceReport): Promise<void> {
    for (const change of report.cases) {
      self.changes.push(change);
      note(change.approvalWanted ? `approval wanted` : `${change.from ?? 'new'} → ${change.rung}`);
    }
    self.refusals.push(...report.refusals);
    if (self.documents) for (const key of report.documents) await send(key);
    if (self.orders) for (const key of report.orders) await take(key);
  }

  async function send(key: string): Promise<void> {
    const before = phone.length;
    const outcome = await dispatchMessage(context, key, { taker: 'dispatch' });
    const message = phone[before];
    if (outcome.state !== 'done' || !message) return;
    note(`${message.className} sent`);
    if (self.receipts) receipts.push({ at: plusMs(context.clock.now(), 10 * MINUTE_MS), key, token: message.token });
  }

  async function take(key: string): Promise<void> {
    const outcome = await takeOrder(context, key, 'switch');
    if (outcome.state === 'refused') note(`refused ${key.split('/')[1]}: ${outcome.reasons.map((reason) => reason.rule).join(' ')}`);
  }

  async function carryOut(): Promise<boolean> {
    const due = await dueOrders(context);
    for (const orderId of due) {
      const result = await carryOutOrder(context, orderId);
      if (!result) continue;
      self.results.push(result);
      if (result.workOrder) self.workOrders.push(result.workOrder);
      note(`${result.action} ${result.circuitId} ${result.outcome} (${result.physics})`);
      for (const change of result.cases) {
        self.changes.push(change);
        note(`${change.from ?? 'new'} → ${change.rung}`);
      }
      if (self.documents) for (const key of result.documents) await send(key);
    }
    return due.length > 0;
  }

  async function people(): Promise<void> {
    const now = context.clock.now();
    for (const receipt of receipts.filter(({ at }) => at <= now)) {
      receipts.splice(receipts.indexOf(receipt), 1);
      await recordReceipt(context, { key: receipt.key, token: receipt.token, kind: 'delivered', proof: 'provider-delivered' }, 'phone');
    }
    const wanted = await approvalsWanted(context);
    if (!self.approves || wanted.length === 0) approveAt = null;
    else approveAt ??= plusMs(now, 180 * MINUTE_MS);
    if (approveAt === null || approveAt > now) return;
    for (const { caseId } of wanted) await decideApproval(context, { caseId, decision: 'approved', by: OPERATOR, reason: 'looked at it' });
    approveAt = null;
  }

  async function feeds(): Promise<void> {
    const now = context.clock.now();
    const today = dateIn(now, context.timeZone);
    if (self.bank) await context.store.transaction((tx) => tx.ledger.noteFeed('bank', plusDays(today, -1), now));
    const before = context.lastReadings.get('m-1e')?.takenAt;
    if (before === now || !context.gateway.online('d-1')) return;
    await dtu.publishReadings();
    await until(() => context.lastReadings.get('m-1e')?.takenAt === now);
  }

  const self: Run = {
    diary: [],
    results: [],
    refusals: [],
    changes: [],
    workOrders: [],
    documents: true,
    orders: true,
    receipts: true,
    approves: true,
    bank: true,
    async now() {
      await feeds();
      for (let round = 0; round < 8; round++) {
        await people();
        const today = dateIn(context.clock.now(), context.timeZone);
        if (today !== day && context.clock.now() >= instantAt(today, '00:05', context.timeZone)) {
          day = today;
          await follow(await advanceCases(context, 'all'));
        }
        const cases = (await dueRows(context, context.clock.now())).flatMap((row) => (row.what === 'case' ? [row.key] : []));
        if (cases.length > 0) await follow(await advanceCases(context, cases));
        if (!(await carryOut()) && cases.length === 0) return;
      }
    },
    async to(date, time) {
      const target = instantAt(date, time, context.timeZone);
      for (;;) {
        await self.now();
        const here = context.clock.now();
        if (here >= target) return;
        const tomorrow = instantAt(plusDays(dateIn(here, context.timeZone), 1), '00:05', context.timeZone);
        const soon = [await nextDueAt(context), await nextOrderAt(context), approveAt, ...receipts.map(({ at }) => at)];
        const next = earliest(target, tomorrow, ...soon.map((at) => (at !== null && at > here ? at : null))) ?? target;
        await context.clock.advanceTo(next);
      }
    },
    async pay(tenantId, amount, reference = '') {
      note(`${tenantId} pays ${amount}`);
      const row = { paymentId: `p-${++paid}`, tenantId, amount, paidAt: context.clock.now(), reference };
      const report = await importPayments(context, { content: [row], origin: 'bank' });
      for (const change of report.cases) {
        self.changes.push(change);
        note(`${change.from ?? 'new'} → ${change.rung}`);
      }
      return report;
    },
  };
  return self;
}

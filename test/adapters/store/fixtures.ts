import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteStore, type SiteCreation } from '../../../adapters/store/sqlite/open-sqlite-store.ts';
import type { Effect, Store } from '../../../adapters/store/store.ts';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { Charge, Credit, Outflow, Payment, PaymentMatch } from '../../../core/ledger/ledger.ts';
import type { LockCase } from '../../../core/lock/case.ts';
import type { SwitchOrder } from '../../../core/lock/order.ts';

export const NOW: Instant = '2026-03-10T02:00:00.000Z';

export const SITE: SiteCreation = {
  siteId: 'mall',
  name: 'Test mall',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  simulated: true,
  pack: 'demo-mall',
  settings: '{}',
};

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dunlock-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store on a real file, closed when the test ends. */
export async function temporaryStore(): Promise<Store & { path: string }> {
  const path = join(temporaryFolder(), 'site.db');
  const store = await openSqliteStore(path, SITE, NOW);
  onTestFinished(() => store.close());
  return Object.assign(store, { path });
}

export function charge(chargeId: string, change: Partial<Charge> = {}): Charge {
  return {
    chargeId,
    tenantId: 'ada',
    leaseId: null,
    lineId: null,
    debtType: 'rent',
    creditor: { party: 'Mall Ltd', role: 'landlord' },
    amount: { minor: 10_000, currency: 'CNY' },
    taxMinor: 0,
    about: null,
    working: '',
    periodFrom: null,
    periodTo: null,
    issueDate: '2026-02-20',
    dueDate: '2026-03-01',
    knownAt: '2026-02-20T00:00:00.000Z',
    backfilled: false,
    ...change,
  };
}

export function payment(paymentId: string, minor: number, change: Partial<Payment> = {}): Payment {
  return {
    paymentId,
    tenantId: 'ada',
    payer: 'Ada Co',
    payerAccount: '',
    reference: '',
    purpose: null,
    amount: { minor, currency: 'CNY' },
    paidAt: '2026-03-03T04:00:00.000Z',
    knownAt: '2026-03-04T04:00:00.000Z',
    backfilled: false,
    ...change,
  };
}

export function match(paymentId: string, tenantId: string | null, change: Partial<PaymentMatch> = {}): PaymentMatch {
  return { paymentId, tenantId, reference: '', via: 'row', by: 'march.csv', reason: 'the row says so', knownAt: NOW, ...change };
}

export function outflow(outflowId: string, paymentId: string, minor: number, change: Partial<Outflow> = {}): Outflow {
  return {
    outflowId,
    paymentId,
    kind: 'bounced',
    amount: { minor, currency: 'CNY' },
    by: 'bank',
    reason: 'no cover',
    happenedAt: NOW,
    knownAt: NOW,
    ...change,
  };
}

export function credit(creditId: string, chargeId: string, minor: number, change: Partial<Credit> = {}): Credit {
  return {
    creditId,
    chargeId,
    kind: 'credit-note',
    amount: { minor, currency: 'CNY' },
    taxMinor: 0,
    by: 'amy',
    reason: 'too much',
    effectiveOn: '2026-03-05',
    knownAt: NOW,
    ...change,
  };
}

export function effect(effectId: string, change: Partial<Effect> = {}): Effect {
  return {
    effectId,
    kind: 'message',
    className: 'reminder',
    tenantId: 'ada',
    caseId: null,
    state: 'planned',
    plannedAt: NOW,
    dueAt: NOW,
    expiresAt: null,
    takenBy: null,
    takenAt: null,
    endedAt: null,
    token: `token of ${effectId}`,
    attempts: 0,
    reason: null,
    body: { text: `body of ${effectId}`, nested: { b: 1, a: [null, true] } },
    ...change,
  };
}

export function lockCase(caseId: string, chargeIds: readonly string[], change: Partial<LockCase> = {}): LockCase {
  return {
    caseId,
    leaseId: 'lease-1',
    tenantId: 'ada',
    creditor: { party: 'Mall Ltd', role: 'landlord' },
    currency: 'CNY',
    chargeIds,
    clockDate: '2026-03-01',
    rung: 'notified',
    openedAt: NOW,
    rungSince: NOW,
    noticeId: `notice/${caseId}`,
    warningId: null,
    dueAt: null,
    closedAt: null,
    closedBecause: null,
    ...change,
  };
}

export function order(orderId: string, change: Partial<SwitchOrder> = {}): SwitchOrder {
  return {
    orderId,
    action: 'lock',
    circuitId: 'circuit-1',
    meterId: 'meter-1',
    dtuId: 'dtu-1',
    utility: 'electricity',
    unitId: 'unit-1',
    tenantId: 'ada',
    caseIds: [],
    plannedAt: NOW,
    expiresAt: null,
    observed: 'unknown',
    physics: 'silent',
    frameSentAt: null,
    confirmedAt: null,
    attempts: 0,
    reason: null,
    ...change,
  };
}

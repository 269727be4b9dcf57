import type { Channel } from '../../../adapters/channels/channel.ts';
import type { Effect } from '../../../adapters/store/store.ts';
import { type CivilDate, instantAt, plusDays } from '../../../core/calendar/civil.ts';
import type { Contact } from '../../../core/estate/estate.ts';
import type { Charge } from '../../../core/ledger/ledger.ts';
import type { HoldType, LockCase } from '../../../core/lock/case.ts';
import { type TestContext, type TestContextOptions, testContext } from '../../setup/context.ts';

export const DUE: CivilDate = '2026-03-20';

/** A mall on 5 March 2026, 00:05, whose bank feed covers everything up to `DUE` plus a month, unless `bank` says otherwise. */
export async function mall(options: TestContextOptions & { bank?: CivilDate | null } = {}): Promise<TestContext> {
  const context = await testContext({ start: '2026-03-05', ...options });
  const bank = options.bank === undefined ? plusDays(DUE, 30) : options.bank;
  if (bank !== null) await context.store.transaction((tx) => tx.ledger.noteFeed('bank', bank, context.clock.now()));
  return context;
}

export async function addTenant(context: TestContext, tenantId: string, contacts: Contact[] = [], language = 'en'): Promise<void> {
  await context.store.transaction((tx) =>
    tx.estate.saveTenant({ tenantId, name: `Shop ${tenantId}`, language, contacts }, context.clock.now()),
  );
}

export function charge(context: TestContext, tenantId: string, chargeId: string, more: Partial<Charge> = {}): Charge {
  const dueDate = more.dueDate ?? DUE;
  return {
    chargeId,
    tenantId,
    leaseId: `lease-${tenantId}`,
    lineId: 'rent',
    debtType: 'rent',
    creditor: { party: 'Mall Co', role: 'landlord' },
    amount: { minor: 100_000, currency: 'CNY' },
    taxMinor: 0,
    about: null,
    working: '',
    periodFrom: null,
    periodTo: null,
    issueDate: plusDays(dueDate, -15),
    dueDate,
    knownAt: instantAt(plusDays(dueDate, -15), '00:00', context.timeZone),
    backfilled: false,
    ...more,
  };
}

export async function addCharge(context: TestContext, tenantId: string, chargeId: string, more: Partial<Charge> = {}): Promise<void> {
  await context.store.transaction((tx) => tx.ledger.addCharge(charge(context, tenantId, chargeId, more)));
}

/** Pays `minor` of a charge now. */
export async function pay(context: TestContext, tenantId: string, chargeId: string, minor: number): Promise<void> {
  const now = context.clock.now();
  const paymentId = `pay/${chargeId}/${now}`;
  await context.store.transaction(async (tx) => {
    const amount = { minor, currency: 'CNY' };
    await tx.ledger.addPayment({
      paymentId,
      tenantId,
      payer: '',
      payerAccount: '',
      reference: chargeId,
      purpose: null,
      amount,
      paidAt: now,
      knownAt: now,
      backfilled: false,
    });
    await tx.ledger.addAllocations([{ paymentId, chargeId, amountMinor: minor, knownAt: now }]);
  });
}

export async function hold(
  context: TestContext,
  tenantId: string,
  type: HoldType,
  until: CivilDate,
  caseId: string | null = null,
): Promise<void> {
  await context.store.transaction((tx) =>
    tx.cases.addHold({
      holdId: `hold/${tenantId}/1`,
      type,
      tenantId,
      caseId,
      owner: 'Ms Li',
      reason: 'asked for',
      from: context.clock.now(),
      until: instantAt(until, '00:00', context.timeZone),
      liftedAt: null,
      whenLocked: 'release',
    }),
  );
}

export async function effect(context: TestContext, key: string): Promise<Effect> {
  const found = await context.store.transaction((tx) => tx.effects.get(key));
  if (!found) throw new Error(`no effect ${key}`);
  return found;
}

/** Opens a case over one charge, with its notice planned for now. Returns the case and the key of the notice. */
export async function openCase(context: TestContext, tenantId: string, chargeId: string): Promise<LockCase> {
  const now = context.clock.now();
  const caseId = `lease-${tenantId}/landlord/CNY/${DUE}`;
  const lockCase: LockCase = {
    caseId,
    leaseId: `lease-${tenantId}`,
    tenantId,
    creditor: { party: 'Mall Co', role: 'landlord' },
    currency: 'CNY',
    chargeIds: [chargeId],
    clockDate: DUE,
    rung: 'notified',
    openedAt: now,
    rungSince: now,
    noticeId: `notice/${caseId}`,
    warningId: null,
    dueAt: null,
    closedAt: null,
    closedBecause: null,
  };
  await context.store.transaction((tx) => tx.cases.open(lockCase));
  return lockCase;
}

/** A channel whose answers are given, and that remembers what it was asked to deliver. */
export function scripted(
  name: Channel['name'],
  idempotent: boolean,
  answers: (() => ReturnType<Channel['deliver']>)[],
): Channel & { sent: string[] } {
  const sent: string[] = [];
  return {
    name,
    idempotent,
    sent,
    deliver(message) {
      sent.push(message.key);
      const answer = answers[Math.min(sent.length, answers.length) - 1];
      return answer ? answer() : Promise.resolve({ kind: 'sent', detail: 'ok' });
    },
  };
}

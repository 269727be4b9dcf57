import fc from 'fast-check';
import type { LedgerRepository } from '../../../adapters/store/store.ts';
import { type CivilDate, instantAt, plusDays } from '../../../core/calendar/civil.ts';
import { type AllocationPolicy, OLDEST_FIRST } from '../../../core/ledger/allocation-policy.ts';
import { billReference } from '../../../core/ledger/reference.ts';
import { settleAccount } from '../../../core/ledger/settle-account.ts';
import { CAUTIOUS } from '../../../core/lock/packs/cautious.ts';
import { charge, credit, match, NOW, outflow, payment } from './fixtures.ts';

/** Anything that can happen to a ledger; the numbers choose among what is there by then. */
export type Happening =
  | { kind: 'charge'; tenant: Tenant; type: 'rent' | 'electricity' | 'water'; minor: number; currency: 'CNY' | 'JPY'; day: number }
  | { kind: 'history'; tenant: Tenant; minor: number }
  | {
      kind: 'payment';
      tenant: Tenant | null;
      minor: number;
      currency: 'CNY' | 'JPY';
      day: number;
      refers: Refers;
      purpose: 'rent' | 'water' | null;
      of: number;
    }
  | { kind: 'match'; of: number; to: Tenant | null; refers: Refers; charge: number }
  /* Share 0: all that came goes back, even if a part of it has gone back already. */
  | { kind: 'outflow'; of: number; share: number }
  | { kind: 'credit'; of: number; share: number };
type Tenant = 'ada' | 'bob';
type Refers = 'nothing' | 'charge' | 'bill' | 'part of a bill' | 'nonsense';

/** What one transaction brings, and the policy by which it then sets money. */
export interface Transaction {
  readonly happenings: readonly Happening[];
  readonly policy: AllocationPolicy;
}

const tenant = fc.constantFrom<Tenant>('ada', 'bob');
const minor = fc.integer({ min: 1, max: 300 });
const currency = fc.constantFrom('CNY' as const, 'CNY' as const, 'JPY' as const);
const day = fc.nat(3);
const of = fc.nat(20);
const refers = fc.constantFrom<Refers>('nothing', 'charge', 'bill', 'part of a bill', 'nonsense');
const share = fc.integer({ min: 1, max: 4 });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('charge' as const),
      tenant,
      type: fc.constantFrom('rent' as const, 'electricity' as const, 'water' as const),
      minor,
      currency,
      day,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('history' as const), tenant, minor }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('payment' as const),
      tenant: fc.option(tenant, { freq: 5 }),
      minor,
      currency,
      day,
      refers,
      purpose: fc.constantFrom('rent' as const, 'water' as const, null, null),
      of,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('match' as const), of, to: fc.option(tenant, { freq: 4 }), refers, charge: of }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('outflow' as const), of, share: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('credit' as const), of, share }) },
);

/** Some transactions, one after the other. */
export const someTransactions: fc.Arbitrary<Transaction[]> = fc.array(
  fc.record({
    happenings: fc.array(happening, { minLength: 1, maxLength: 4 }),
    policy: fc.constantFrom(OLDEST_FIRST, CAUTIOUS.allocation),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Plays transactions into a store, each as the engine would: all facts, then every account that they concern is put into balance. */
export class Player {
  readonly #charges: { chargeId: string; tenantId: string; dueDate: CivilDate; type: string; minor: number; credited: number }[] = [];
  readonly #payments: { paymentId: string; tenantId: string | null; minor: number; back: number; currency: string }[] = [];
  #number = 0;

  async play(ledger: LedgerRepository, { happenings, policy }: Transaction): Promise<void> {
    const concerned = new Set<string>();
    for (const each of happenings) for (const tenantId of await this.#happen(ledger, each)) if (tenantId !== null) concerned.add(tenantId);
    const accounts = await ledger.accounts([...concerned], policy);
    const parts = accounts.flatMap((account) => settleAccount(account, policy).parts);
    await ledger.addAllocations(
      parts.map(({ paymentId, chargeId, minor: amountMinor }) => ({ paymentId, chargeId, amountMinor, knownAt: NOW })),
      policy,
    );
  }

  async #happen(ledger: LedgerRepository, each: Happening): Promise<(string | null)[]> {
    const id = `${++this.#number}`;
    switch (each.kind) {
      case 'charge': {
        const dueDate = plusDays('2026-03-01', each.day);
        const amount = { minor: each.minor, currency: each.currency };
        await ledger.addCharge(charge(`c${id}`, { tenantId: each.tenant, debtType: each.type, amount, dueDate }));
        this.#charges.push({ chargeId: `c${id}`, tenantId: each.tenant, dueDate, type: each.type, minor: each.minor, credited: 0 });
        return [each.tenant];
      }
      case 'history': {
        const amount = { minor: each.minor, currency: 'CNY' };
        await ledger.addCharge(charge(`h${id}`, { tenantId: each.tenant, amount, dueDate: '2025-01-01', backfilled: true }));
        await ledger.addPayment(payment(`hist/h${id}`, each.minor, { tenantId: each.tenant, reference: `h${id}`, backfilled: true }));
        await ledger.addAllocations([{ paymentId: `hist/h${id}`, chargeId: `h${id}`, amountMinor: each.minor, knownAt: NOW }]);
        return [each.tenant];
      }
      case 'payment': {
        const { tenant: tenantId, purpose } = each;
        const reference = this.#reference(each.refers, each.of);
        const amount = { minor: each.minor, currency: each.currency };
        const paidAt = instantAt(plusDays('2026-03-01', each.day), '12:00', 'Asia/Shanghai');
        await ledger.addPayment(payment(`p${id}`, each.minor, { tenantId, amount, reference, purpose, paidAt }));
        this.#payments.push({ paymentId: `p${id}`, tenantId, minor: each.minor, back: 0, currency: each.currency });
        return [tenantId];
      }
      case 'match': {
        const mine = this.#payments[each.of % this.#payments.length];
        if (mine === undefined) return [];
        const before = mine.tenantId;
        await ledger.matchPayment(match(mine.paymentId, each.to, { reference: this.#reference(each.refers, each.charge), via: 'person' }));
        mine.tenantId = each.to;
        return [before, each.to];
      }
      case 'outflow': {
        const mine = this.#payments[each.of % this.#payments.length];
        const rest = mine === undefined ? 0 : Math.max(0, mine.minor - mine.back);
        const minorBack = each.share === 0 ? (mine?.minor ?? 0) : Math.ceil(rest / each.share);
        if (mine === undefined || minorBack === 0) return [];
        await ledger.addOutflow(outflow(`o${id}`, mine.paymentId, minorBack, { amount: { minor: minorBack, currency: mine.currency } }));
        mine.back += minorBack;
        return [mine.tenantId];
      }
      case 'credit': {
        const mine = this.#charges[each.of % this.#charges.length];
        const minorOff = mine === undefined ? 0 : Math.ceil((mine.minor - mine.credited) / each.share);
        if (mine === undefined || minorOff === 0) return [];
        await ledger.addCredit(credit(`k${id}`, mine.chargeId, minorOff));
        mine.credited += minorOff;
        return [mine.tenantId];
      }
    }
  }

  #reference(how: Refers, which: number): string {
    const mine = this.#charges[which % this.#charges.length];
    if (how === 'nothing' || mine === undefined) return '';
    if (how === 'nonsense') return 'thank you';
    if (how === 'charge') return mine.chargeId;
    const bill = billReference(mine.tenantId, mine.dueDate);
    return how === 'bill' ? bill : `${bill}/${mine.type}`;
  }
}

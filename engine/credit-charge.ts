import { type CivilDate, dateIn, parseCivilDate } from '../core/calendar/civil.ts';
import type { Credit } from '../core/ledger/ledger.ts';
import { openMinor } from '../core/ledger/ledger.ts';
import type { Actor } from '../core/lock/actor.ts';
import { formatMoney } from '../core/money/decimal.ts';
import { type Money, money } from '../core/money/money.ts';
import { isPerson } from './actors.ts';
import type { CaseChange } from './case-change.ts';
import type { EngineContext } from './context.ts';
import { giveCredit } from './payments/give-credit.ts';
import { settleTenant } from './payments/settle-tenant.ts';

export interface CreditRequest {
  readonly chargeId: string;
  /** `credit-note`: it was too much, whoever has paid it. `write-off`: what is open of it will not come. */
  readonly kind: Credit['kind'];
  /** All that can be credited when absent: of a credit note what is not credited yet, of a write-off what is open. */
  readonly amount?: Money;
  readonly reason: string;
  /** Day from which it counts in the books; today when absent. */
  readonly effectiveOn?: string;
}

export interface CreditReport {
  readonly ok: boolean;
  readonly reason: string;
  readonly creditId: string | null;
  readonly chargeId: string;
  readonly kind: Credit['kind'];
  readonly tenantId: string | null;
  readonly amount: Money | null;
  /** Money that was paid for it and is free now (less than nothing), and what it was set against instead. */
  readonly allocated: readonly { readonly paymentId: string; readonly chargeId: string; readonly minor: number }[];
  readonly cases: readonly CaseChange[];
  readonly orders: readonly string[];
}

/**
 * Gives a credit note on a charge, or writes off what is open of it. Only a person can. The charge stays as issued, the credit is a fact beside it; money
 * that had paid what is credited is set against other charges or becomes credit of the tenant. When nothing of a case's charges is open any more
 * the case ends, and what is locked is ordered back.
 */
export async function creditCharge(context: EngineContext, request: CreditRequest, by: Actor): Promise<CreditReport> {
  const { chargeId, kind, reason } = request;
  const no = (text: string): CreditReport => {
    return { ok: false, reason: text, creditId: null, chargeId, kind, tenantId: null, amount: null, allocated: [], cases: [], orders: [] };
  };
  if (kind !== 'credit-note' && kind !== 'write-off') return no(`kind: '${String(kind)}' is neither credit-note nor write-off`);
  if (!isPerson(by, context)) return no(`only a person gives up money: nobody vouches for '${by.name}'`);
  if (!reason?.trim()) return no('reason: say why');
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const effectiveOn = dayOf(request, dateIn(now, context.timeZone));
    if (effectiveOn === null) return no(`effectiveOn: '${request.effectiveOn}' is no date (YYYY-MM-DD) up to today`);
    const [balance] = await tx.ledger.balancesOf([chargeId]);
    if (balance === undefined) return no(`there is no charge '${chargeId}'`);
    const { charge, creditedMinor } = balance;
    if (charge.backfilled) return no('it was imported as history of another system: it is credited there');
    const { currency } = charge.amount;
    const most = money(kind === 'write-off' ? Math.max(0, openMinor(balance)) : charge.amount.minor - creditedMinor, currency);
    const amount = request.amount ?? most;
    if (amount.currency !== currency) return no(`it is in ${currency}, not in ${amount.currency}`);
    if (most.minor <= 0) return no(kind === 'write-off' ? 'nothing of it is open' : 'all of it is credited already');
    if (amount.minor <= 0 || amount.minor > most.minor) return no(`amount: give more than nothing and at most ${formatMoney(most)}`);
    const said = { kind, minor: amount.minor, by: by.name, reason, effectiveOn };
    const { creditId, taxMinor } = await giveCredit(tx, charge, said, now);
    const body = { creditId, chargeId, kind, amount, taxMinor, effectiveOn, via: by.via, authenticated: by.authenticated };
    const record = { kind: `charge/${kind}`, body, texts: { by: by.name, reason }, chargeIds: [chargeId] };
    const { parts, cases, orders } = await settleTenant(tx, context, charge.tenantId, record, now);
    const told = `${formatMoney(amount)} of ${chargeId} ${kind === 'write-off' ? 'is written off' : 'is credited'}`;
    return { ok: true, reason: told, creditId, chargeId, kind, tenantId: charge.tenantId, amount, allocated: parts, cases, orders };
  });
}

function dayOf({ effectiveOn }: CreditRequest, today: CivilDate): CivilDate | null {
  if (effectiveOn === undefined) return today;
  const date = parseCivilDate(effectiveOn);
  return date !== null && date <= today ? date : null;
}

import { instantAt, plusMs } from '../../../core/calendar/civil.ts';
import type { DebtType } from '../../../core/lease/debt-type.ts';
import type { Credit, Outflow } from '../../../core/ledger/ledger.ts';
import { formatMinor } from '../../../core/money/decimal.ts';
import { money } from '../../../core/money/money.ts';
import { giveCredit } from '../../../engine/payments/give-credit.ts';
import { matchPayment } from '../../../engine/payments/match-payment.ts';
import { settleTenant } from '../../../engine/payments/settle-tenant.ts';
import { takeBack } from '../../../engine/payments/take-back.ts';
import { CLERK } from '../../scenarios/clerk.ts';
import type { Story } from '../../scenarios/story.ts';

/** A charge, and what of it is credited or written off; `order` says when each of the two arrives. */
export interface ChargeFact {
  readonly tenantId: string;
  readonly debtType: DebtType;
  readonly currency: string;
  readonly minor: number;
  readonly dueDay: number;
  readonly credited: { readonly kind: Credit['kind']; readonly minor: number; readonly order: number } | null;
  readonly order: number;
}

/** A payment, to whom it is said to belong one after the other, and what of it went back. */
export interface PaymentFact {
  /** Null: it comes into suspense. */
  readonly tenantId: string | null;
  readonly currency: string;
  readonly minor: number;
  readonly purpose: DebtType | null;
  /** The number of the charge that it names, or null. */
  readonly names: number | null;
  readonly paidDay: number;
  readonly matches: readonly { readonly tenantId: string; readonly order: number }[];
  readonly back: { readonly kind: Outflow['kind']; readonly minor: number; readonly order: number } | null;
  readonly order: number;
}

export interface Facts {
  readonly charges: readonly ChargeFact[];
  readonly payments: readonly PaymentFact[];
}

interface Arrival {
  readonly at: number;
  /** What corrects comes after what it corrects. */
  readonly rank: number;
  arrives(story: Story): Promise<unknown>;
}

const FIRST = '2026-03-01';
const january = (day: number) => `2026-01-${String(day).padStart(2, '0')}` as const;

/**
 * Lets all facts arrive, each in a transaction of its own, in the order that they say. What a use case could refuse in one order and not in another is written past its check.
 */
export async function arrive(story: Story, facts: Facts): Promise<void> {
  await story.context.goTo(FIRST, '09:00');
  const arrivals = [...facts.charges.flatMap(arrivalsOfCharge), ...facts.payments.flatMap(arrivalsOfPayment)];
  for (const one of arrivals.sort((a, b) => a.at - b.at || a.rank - b.rank)) {
    await story.context.clock.advanceTo(plusMs(story.context.clock.now(), 60_000));
    await one.arrives(story);
  }
}

function arrivalsOfCharge({ credited, order, ...charge }: ChargeFact, n: number): Arrival[] {
  const chargeId = `c${n}`;
  const { tenantId, debtType, currency } = charge;
  const amount = formatMinor(money(charge.minor, currency));
  const row = { chargeId, tenantId, debtType, currency, amount, issueDate: january(1), dueDate: january(charge.dueDay) };
  const issued = { at: order, rank: 0, arrives: (story: Story) => story.charges(row) };
  if (credited === null) return [issued];
  const arrives = (story: Story) => credit(story, tenantId, chargeId, credited);
  return [issued, { at: Math.max(order, credited.order), rank: 1, arrives }];
}

/* A write-off of more than is open at the moment is refused by the use case; the fact itself counts the same whenever it becomes known. */
function credit(
  { context }: Story,
  tenantId: string,
  chargeId: string,
  { kind, minor }: NonNullable<ChargeFact['credited']>,
): Promise<unknown> {
  const now = context.clock.now();
  return context.store.transaction(async (tx) => {
    const charge = await tx.ledger.charge(chargeId);
    if (charge === null) throw new Error(`no charge ${chargeId}`);
    const by = CLERK.name;
    const given = await giveCredit(tx, charge, { kind, minor, by, reason: 'as chance has it', effectiveOn: '2026-02-01' }, now);
    await settleTenant(tx, context, tenantId, { kind: `charge/${kind}`, body: { creditId: given.creditId }, chargeIds: [chargeId] }, now);
  });
}

function arrivalsOfPayment({ matches, back, order, names, ...paid }: PaymentFact, n: number): Arrival[] {
  const paymentId = `p${n}`;
  const { tenantId, currency, purpose } = paid;
  const row = { paymentId, tenantId, currency, paidAt: january(paid.paidDay), reference: names === null ? '' : `c${names}` };
  const comes = (story: Story) =>
    story.pays(formatMinor(money(paid.minor, currency)), { ...row, ...(purpose === null ? {} : { purpose }) });
  const arrivals: Arrival[] = [{ at: order, rank: 0, arrives: comes }];
  let said = order;
  for (const [index, match] of matches.entries()) {
    said = Math.max(said, match.order);
    const request = { paymentId, tenantId: match.tenantId, reason: 'as chance has it', remember: false };
    arrivals.push({ at: said, rank: index + 1, arrives: ({ context }) => matchPayment(context, request, CLERK) });
  }
  if (back !== null)
    arrivals.push({ at: Math.max(order, back.order), rank: 1, arrives: (story) => goesBack(story, paymentId, currency, back) });
  return arrivals;
}

/* As a bank's own file tells it: nobody asks whether what went back was free. */
async function goesBack({ context }: Story, paymentId: string, currency: string, back: NonNullable<PaymentFact['back']>): Promise<void> {
  const now = context.clock.now();
  const happenedAt = instantAt('2026-02-01', '00:00', context.timeZone);
  const outflow = { outflowId: `o/${paymentId}`, paymentId, kind: back.kind, amount: money(back.minor, currency) };
  const told = { ...outflow, by: 'bank', reason: 'as chance has it', happenedAt, knownAt: now };
  const done = await context.store.transaction((tx) => takeBack(tx, context, told, null));
  if (!done.ok) throw new Error(done.reason);
}

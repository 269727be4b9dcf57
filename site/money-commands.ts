import { isCurrency } from '../core/money/currency.ts';
import { parseMoney } from '../core/money/decimal.ts';
import { type Money, MoneyError } from '../core/money/money.ts';
import { actor, type CommandArgs, given, text, wrong } from './command-args.ts';
import type { Site } from './site.ts';

/** A command about money, or null for one that is none. */
export function moneyCommand(site: Site, command: string, args: CommandArgs): Promise<unknown> | null {
  switch (command) {
    case 'suspense':
      return site.suspense({ ...given(args, 'after'), ...limitOf(args) });
    case 'match': {
      const request = { paymentId: text(args, 'payment'), tenantId: text(args, 'tenant'), reason: text(args, 'reason') };
      return site.matchPayment({ ...request, ...given(args, 'reference'), remember: args.remember !== false }, actor(args));
    }
    case 'unmatch': {
      const request = { paymentId: text(args, 'payment'), reason: text(args, 'reason'), forget: args.forget === true };
      return site.unmatchPayment(request, actor(args));
    }
    case 'reverse': {
      const kind = args.bounced === true ? 'bounced' : 'reversed';
      const { at, id, ...rest } = { ...given(args, 'at', 'id'), ...amountOf(site, args) };
      const named = { ...(at === undefined ? {} : { happenedAt: at }), ...(id === undefined ? {} : { outflowId: id }) };
      return site.reversePayment({ paymentId: text(args, 'payment'), kind, reason: text(args, 'reason'), ...named, ...rest }, actor(args));
    }
    case 'refund': {
      const { tenant, payment, id } = given(args, 'tenant', 'payment', 'id');
      const whose = { ...(tenant === undefined ? {} : { tenantId: tenant }), ...(payment === undefined ? {} : { paymentId: payment }) };
      const named = id === undefined ? {} : { refundId: id };
      return site.refundCredit({ ...whose, ...named, ...amountOf(site, args), reason: text(args, 'reason') }, actor(args));
    }
    case 'credit':
    case 'write-off': {
      const kind = command === 'credit' ? 'credit-note' : 'write-off';
      const { on } = given(args, 'on');
      const from = on === undefined ? {} : { effectiveOn: on };
      return site.creditCharge(
        { chargeId: text(args, 'charge'), kind, reason: text(args, 'reason'), ...from, ...amountOf(site, args) },
        actor(args),
      );
    }
    default:
      return null;
  }
}

function limitOf(args: CommandArgs): { limit?: number } {
  const { limit } = given(args, 'limit');
  if (limit === undefined) return {};
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1) throw wrong('limit', limit, 'a whole number from 1 to 500');
  return { limit: Number(limit) };
}

/* A decimal amount in the currency named, else in the site's. */
function amountOf(site: Site, args: CommandArgs): { amount?: Money } {
  const { amount, currency = site.currency } = given(args, 'amount', 'currency');
  if (amount === undefined) return {};
  if (!isCurrency(currency)) throw wrong('currency', currency, 'an ISO 4217 code such as CNY');
  try {
    return { amount: parseMoney(amount, currency) };
  } catch (error) {
    if (error instanceof MoneyError) throw wrong('amount', amount, `digits with at most the decimals of ${currency}, such as 120.50`);
    throw error;
  }
}

import type { Instant } from '../../../../core/calendar/civil.ts';
import { type Money, money } from '../../../../core/money/money.ts';
import type { EngineContext } from '../../../context.ts';
import { isTooEarly, tooEarly } from '../../likely-date.ts';
import type { BankItem, BankPlace, BankRef } from '../bank-item.ts';
import { numberOf, type PaymentIds, sameMovement } from '../payment-ids.ts';
import { referenceIn } from '../reference-in.ts';
import { camtAmount, chargesOf, moved } from './camt-amount.ts';
import { CamtError } from './camt-error.ts';
import { numberIn, refsOf, remittanceOf } from './camt-refs.ts';
import { camtInstant } from './camt-statement.ts';
import { directionIn, directionOf, isReversal } from './camt-words.ts';
import type { XmlElement } from './xml-element.ts';

/** Where a transaction stands. */
export interface CamtPlace {
  readonly account: string;
  readonly entry: XmlElement;
  /** Number of the transaction within its entry, from 1. */
  readonly number: number;
  /** Regular expression of references, see `referenceIn`. */
  readonly find: string | undefined;
  readonly ids: PaymentIds;
  readonly context: Pick<EngineContext, 'clock' | 'timeZone'>;
}

/**
 * Reads one transaction of an entry; `tx` is the entry itself when it has no details.
 * @param amount signed, in the currency of the account
 * @throws CamtError or MoneyError when it cannot be used
 */
export function movementOf(tx: XmlElement, amount: Money, at: CamtPlace): BankItem {
  const { entry, account, context } = at;
  const status = entry.textAt('Sts/Cd', 'Sts') ?? 'BOOK';
  if (status !== 'BOOK') return { kind: 'aside', reason: `not booked (${status})` };
  const booked = camtInstant(entry.at('BookgDt') ?? entry.at('ValDt'), context.timeZone);
  if (booked === null) throw new CamtError('it has neither a booking date nor a value date');
  if (booked > context.clock.now()) throw new CamtError(`its booking date ${booked} has not come yet`);
  const paidAt = earliest(tx, entry, booked, context.timeZone);
  if (isTooEarly(paidAt)) throw new CamtError(tooEarly(paidAt));
  const isReversed = isReversal(entry);
  const back = isReversed || tx.at('RtrInf') !== null;
  const refs = refsWith(tx, entry, at.number);
  const paymentId = idOf(refs, tx, amount, at);
  const place: BankPlace = { line: tx.line, raw: shown(paymentId, tx, amount, booked), idColumn: 'AcctSvcrRef', amountColumn: 'Amt' };
  const knownAt = context.clock.now();
  if (amount.minor < 0) {
    if (!back) return { kind: 'aside', reason: isCharge(entry, tx) ? "the bank's charges" : 'money that went out' };
    const taken = takenBack(tx, amount);
    const because = isReversed ? 'reversed' : 'bounced';
    const times = { happenedAt: booked, knownAt };
    return {
      kind: 'return',
      place,
      outflowId: `out/${paymentId}`,
      account,
      refs,
      amount: taken,
      because,
      reason: reasonOf(tx, because),
      ...times,
    };
  }
  const facts = back ? { payer: `came back to us: ${reasonOf(tx, 'reversed')}`, payerAccount: '', reference: '' } : paidBy(tx, at.find);
  const words = back ? '' : remittanceOf(tx);
  return {
    kind: 'payment',
    place,
    account,
    refs,
    words,
    movement: sameMovement(account, { payment: { ...facts, amount, paidAt }, words, number: numberOf(account, paymentId) }, true),
    payment: { paymentId, tenantId: null, ...facts, purpose: null, amount, paidAt, knownAt, backfilled: false },
  };
}

/**
 * The amount of a transaction in the currency of its account, money out below zero; null when it says none in that currency.
 * @throws CamtError or MoneyError when it says no direction that is one, or an amount of nothing or less
 */
export function amountOf(tx: XmlElement, entry: XmlElement, currency: string): Money | null {
  const direction = directionIn(tx) ?? directionOf(entry);
  for (const path of ['Amt', 'AmtDtls/TxAmt/Amt']) {
    const element = tx.at(path);
    if (element?.attributes.Ccy === currency) return moved(element, direction);
  }
  return null;
}

function refsWith(tx: XmlElement, entry: XmlElement, number: number): BankRef[] {
  const refs = refsOf(tx);
  const own = numberIn(entry.textAt('AcctSvcrRef'));
  const isKnown = refs.some((ref) => ref.startsWith('svc:') && ref !== `svc:${own}`);
  return own === null || isKnown
    ? refs
    : [`svc:${own}${number === 1 ? '' : `#${number}`}`, ...refs.filter((ref) => !ref.startsWith('svc:'))];
}

/* By the bank's number; an end-to-end number is the payer's, who may give the same one every month. */
function idOf(refs: readonly BankRef[], tx: XmlElement, amount: Money, { account, entry, ids }: CamtPlace): string {
  const numbered = refs.find((ref) => ref.startsWith('svc:')) ?? refs.find((ref) => ref.startsWith('tx:') || ref.startsWith('uetr:'));
  if (numbered !== undefined) {
    return ids.numbered(account, numbered.slice(numbered.indexOf(':') + 1), amount.minor < 0 ? 'out' : 'in');
  }
  const day = entry.textAt('BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm') ?? '';
  const { payer, payerAccount } = paidBy(tx, undefined);
  return ids.idOf(account, [day, String(amount.minor), amount.currency, payer, payerAccount, remittanceOf(tx), refs.join(' ')]);
}

function paidBy(tx: XmlElement, find: string | undefined): { payer: string; payerAccount: string; reference: string } {
  const payer = tx.textAt('RltdPties/Dbtr/Nm', 'RltdPties/Dbtr/Pty/Nm', 'RltdPties/UltmtDbtr/Nm', 'RltdPties/UltmtDbtr/Pty/Nm') ?? '';
  const payerAccount = (tx.textAt('RltdPties/DbtrAcct/Id/IBAN', 'RltdPties/DbtrAcct/Id/Othr/Id') ?? '').replace(/\s/g, '');
  return { payer, payerAccount, reference: referenceIn(remittanceOf(tx), find) };
}

/* The legal clock of an unlock must never start later than the tenant paid. */
function earliest(tx: XmlElement, entry: XmlElement, booked: Instant, timeZone: string): Instant {
  const times = [entry.at('ValDt'), tx.at('RltdDts/AccptncDtTm'), tx.at('RltdDts/TxDtTm')];
  return times.reduce<Instant>((first, element) => {
    const at = element && camtInstant(element, timeZone);
    return at && at < first ? at : first;
  }, booked);
}

/* What was taken of the payment: less than the entry where the bank charged for it. */
function takenBack(tx: XmlElement, amount: Money): Money {
  const all = 0 - amount.minor;
  const original = tx.at('AmtDtls/InstdAmt/Amt') ?? tx.at('RtrInf/OrgnlAmt') ?? tx.at('AmtDtls/OrgnlAmt/Amt');
  if (original?.attributes.Ccy === amount.currency) return money(Math.min(all, camtAmount(original).minor), amount.currency);
  return money(all - chargesOf(tx, amount.currency), amount.currency);
}

function reasonOf(tx: XmlElement, because: string): string {
  const code = tx.textAt('RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry');
  const words =
    tx
      .at('RtrInf')
      ?.all('AddtlInf')
      .map(({ text }) => text.trim()) ?? [];
  return [code, ...words].filter(Boolean).join(': ') || because;
}

function isCharge(entry: XmlElement, tx: XmlElement): boolean {
  const family = tx.textAt('BkTxCd/Domn/Fmly/SubFmlyCd') ?? entry.textAt('BkTxCd/Domn/Fmly/SubFmlyCd') ?? '';
  return family === 'CHRG' || family === 'FEES' || family === 'COMM';
}

function shown(paymentId: string, tx: XmlElement, amount: Money, booked: Instant): string {
  const payer = tx.textAt('RltdPties/Dbtr/Nm', 'RltdPties/Dbtr/Pty/Nm') ?? '';
  return JSON.stringify({ paymentId, ...amount, booked, payer, remittance: remittanceOf(tx) });
}

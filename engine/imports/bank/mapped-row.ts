import { type Instant, instantAt } from '../../../core/calendar/civil.ts';
import { isCurrency } from '../../../core/money/currency.ts';
import { type Money, MoneyError, money } from '../../../core/money/money.ts';
import type { EngineContext } from '../../context.ts';
import type { Cells } from '../cells.ts';
import { isTooEarly, tooEarly } from '../likely-date.ts';
import type { TableRow } from '../table-stream.ts';
import { readAmount } from './bank-amount.ts';
import { dateReader, readTime } from './bank-date.ts';
import type { BankItem, BankRef } from './bank-item.ts';
import type { BankMapping } from './bank-mapping.ts';
import { numberIn } from './camt/camt-refs.ts';
import { numberedId, PaymentIds, sameMovement } from './payment-ids.ts';
import { referenceIn } from './reference-in.ts';

/** Reads rows of a bank's table by a mapping; cells are named as the mapping names the columns. */
export class MappedRows {
  readonly #mapping: BankMapping;
  readonly #context: Pick<EngineContext, 'clock' | 'timeZone' | 'currency'>;
  readonly #date: ReturnType<typeof dateReader>;
  readonly #ids = new PaymentIds();
  readonly #account: string | null;

  /** @param account of ours, where the file does not name it */
  constructor(mapping: BankMapping, context: Pick<EngineContext, 'clock' | 'timeZone' | 'currency'>, account: string | null) {
    this.#mapping = mapping;
    this.#context = context;
    this.#date = dateReader(mapping.date.format);
    this.#account = account;
  }

  /** @throws what `Cells.refuse` throws, when a cell does not fit */
  read(cells: Cells, row: TableRow): BankItem {
    const { payer, payerAccount, tenantId, reference, bankRef, returns } = this.#mapping;
    const amount = this.#amount(cells);
    const account = this.#accountOf(cells);
    const paidAt = this.#paidAt(cells);
    const optional = (column: string | undefined) => (column === undefined ? '' : (cells.optional(column) ?? ''));
    const number = (bankRef ?? []).map((column) => cells.optional(column) ?? '').join('/');
    const idColumn = bankRef?.[0] ?? this.#mapping.date.column;
    if (bankRef && /^\/*$/.test(number)) cells.refuse(idColumn, 'is empty: it is the bank’s number of the movement');
    const said = (reference?.columns ?? []).flatMap((column) => cells.optional(column) ?? []).join(' ');
    const facts = { payer: optional(payer), payerAccount: optional(payerAccount).replace(/^'/, '') };
    const id = bankRef
      ? numberedId(account, number)
      : this.#ids.idOf(account, [paidAt, String(amount.minor), amount.currency, facts.payer, facts.payerAccount, said]);
    const { amount: told } = this.#mapping;
    const amountColumn = 'in' in told ? told.in : told.column;
    const place = { line: row.line, raw: row.raw, idColumn: row.given.get(idColumn) ?? idColumn, amountColumn };
    const knownAt = this.#context.clock.now();
    if (amount.minor > 0) {
      return {
        kind: 'payment',
        place,
        account,
        refs: [...(bankRef ? [`svc:${number}` as const] : []), ...this.#endToEnd(cells)],
        movement: sameMovement(account, { payment: { ...facts, amount, paidAt }, words: said, number }, this.#namesAccount(cells)),
        words: said,
        payment: {
          paymentId: id,
          tenantId: tenantId === undefined ? null : cells.optional(tenantId),
          ...facts,
          reference: referenceIn(said, reference?.find),
          purpose: null,
          amount,
          paidAt,
          knownAt,
          backfilled: false,
        },
      };
    }
    const words = returns && cells.optional(returns.column);
    if (!returns || !words || !returns.words.some((word) => words.includes(word))) return { kind: 'aside', reason: 'money that went out' };
    const of = cells.optional(returns.of) ?? cells.refuse(returns.of, 'is empty: which payment was taken back?');
    const refs: BankRef[] = numberIn(of) === null ? [] : [`svc:${of}`, `e2e:${of}`];
    const taken = money(0 - amount.minor, amount.currency);
    const back = { outflowId: `out/${id}`, account, refs, amount: taken, happenedAt: paidAt, knownAt };
    return { kind: 'return', place, ...back, because: 'reversed', reason: `the bank: ${words}` };
  }

  /* The column by which a return names its payment has the number of the payment itself in the payment's own row. */
  #endToEnd(cells: Cells): BankRef[] {
    const { returns } = this.#mapping;
    const number = returns === undefined ? null : numberIn(cells.optional(returns.of));
    return number === null ? [] : [`e2e:${number}`];
  }

  #namesAccount(cells: Cells): boolean {
    const column = this.#mapping.account;
    return column !== undefined && 'column' in column && cells.optional(column.column) !== null;
  }

  #amount(cells: Cells): Money {
    const { amount } = this.#mapping;
    const currency = this.#currency(cells);
    if ('in' in amount) {
      const came = this.#number(cells, amount.in, currency);
      const went = this.#number(cells, amount.out, currency);
      if (came !== 0 && went !== 0) cells.refuse(amount.out, 'money came in and went out in one row');
      if (came === 0 && went === 0) cells.refuse(amount.in, 'neither came anything in nor went anything out');
      return money(came === 0 ? 0 - Math.abs(went) : came, currency);
    }
    const minor = this.#number(cells, amount.column, currency);
    if (minor === 0) cells.refuse(amount.column, 'is nothing');
    if (!('direction' in amount)) return money(amount.negated ? 0 - minor : minor, currency);
    const word = cells.optional(amount.direction) ?? '';
    if (amount.inWords.includes(word)) return money(minor, currency);
    if (amount.outWords.includes(word)) return money(0 - minor, currency);
    return cells.refuse(amount.direction, `'${word}' is none of ${[...amount.inWords, ...amount.outWords].join(', ')}`);
  }

  #number(cells: Cells, column: string, currency: string): number {
    try {
      return readAmount(cells.optional(column) ?? '0', this.#mapping, currency).minor;
    } catch (error) {
      if (error instanceof MoneyError) return cells.refuse(column, error.message);
      throw error;
    }
  }

  #currency(cells: Cells): string {
    const { currency } = this.#mapping;
    if (currency === undefined) return this.#context.currency;
    if ('code' in currency) return currency.code;
    const code = cells.optional(currency.column) ?? this.#context.currency;
    return isCurrency(code) ? code : cells.refuse(currency.column, `'${code}' is no ISO 4217 currency`);
  }

  #accountOf(cells: Cells): string {
    const { account } = this.#mapping;
    if (account === undefined) return this.#account ?? '';
    return 'number' in account ? account.number : (cells.optional(account.column) ?? this.#account ?? '').replace(/^'/, '');
  }

  #paidAt(cells: Cells): Instant {
    const { date, time } = this.#mapping;
    const text = cells.text(date.column);
    const day = this.#date(text) ?? cells.refuse(date.column, `'${text}' is no date of the form ${date.format}`);
    const clock = time && cells.optional(time.column);
    const at = clock ? (readTime(clock) ?? cells.refuse(time.column, `'${clock}' is no time of the form ${time.format}`)) : '00:00';
    const instant = instantAt(day, at, this.#context.timeZone);
    if (instant > this.#context.clock.now()) cells.refuse(date.column, `${text} has not come yet`);
    if (isTooEarly(day)) cells.refuse(date.column, tooEarly(text));
    return instant;
  }
}

import { type Money, MoneyError, money } from '../../../../core/money/money.ts';
import type { EngineContext } from '../../../context.ts';
import type { BankItem, StatementPage } from '../bank-item.ts';
import { PaymentIds } from '../payment-ids.ts';
import { chargesOf, moved, signed } from './camt-amount.ts';
import { CamtError } from './camt-error.ts';
import { amountOf, movementOf } from './camt-movement.ts';
import { balanceDates, balanceOf, type CamtHead, camtDays, camtHead, namedDays } from './camt-statement.ts';
import { directionOf } from './camt-words.ts';
import type { XmlElement } from './xml-element.ts';
import { XmlError, XmlStream } from './xml-stream.ts';

const MESSAGE = 'BkToCstmrStmt';
/* What a statement is told apart from: messages that say nothing final of a day. */
const OTHERS: Readonly<Record<string, string>> = {
  BkToCstmrAcctRpt: 'camt.052, a report within the day: its entries come again in the statement',
  BkToCstmrDbtCdtNtfctn: 'camt.054, a notification: its entries come again in the statement',
};

interface Running {
  readonly head: CamtHead;
  bookedMinor: number;
  entries: number;
  currency: string | null;
  problem: string | null;
}

interface RunningEntry {
  txs: number;
  sumMinor: number;
  chargesMinor: number;
  /** Transactions that do not say their amount in the currency of the account: one alone has all of the entry's. */
  readonly silent: XmlElement[];
}

/**
 * Reads bank statements of ISO 20022, camt.053 (written after .001.02 and .001.08), as they come: one transaction in memory at a time, also
 * where one entry books thousands. Each goes to `onItem`; what cannot be used is refused there with its line, and the rest goes on.
 */
export class CamtReader {
  readonly #context: Pick<EngineContext, 'clock' | 'timeZone'>;
  readonly #onItem: (item: BankItem) => void;
  readonly #find: string | undefined;
  readonly #ids = new PaymentIds();
  readonly #xml: XmlStream;
  #statement: Running | null = null;
  #entry: RunningEntry = freshEntry();
  #isBroken = false;

  constructor(context: Pick<EngineContext, 'clock' | 'timeZone'>, onItem: (item: BankItem) => void, find?: string) {
    this.#context = context;
    this.#onItem = onItem;
    this.#find = find;
    this.#xml = new XmlStream({
      onRoot: (root) => {
        if (root.name !== 'Document') throw new CamtError(`it begins with <${root.name}>, a camt.053 statement with <Document>`);
      },
      onElement: (element, ancestors) => this.#take(element, ancestors),
    });
  }

  /** @param isLast nothing comes after this part */
  push(part: Uint8Array, isLast: boolean): void {
    if (this.#isBroken) return;
    try {
      this.#xml.push(part, isLast);
    } catch (error) {
      if (!(error instanceof XmlError || error instanceof CamtError)) throw error;
      this.#isBroken = true;
      const line = error instanceof XmlError ? error.line : this.#xml.line;
      this.#refuse(line, null, `the file cannot be read from here on: ${error.message}`, '');
    }
  }

  #take(element: XmlElement, ancestors: readonly XmlElement[]): boolean {
    const message = ancestors[1]?.name ?? (ancestors.length === 1 ? element.name : MESSAGE);
    if (message !== MESSAGE) throw new CamtError(`it is ${OTHERS[message] ?? `<${message}>, no bank statement (camt.053)`}`);
    const [, , stmt, entry] = ancestors;
    if (element.name === 'TxDtls' && stmt && entry?.name === 'Ntry') {
      this.#transaction(element, entry, this.#running(stmt, ancestors));
      return true;
    }
    if (element.name === 'Ntry' && ancestors.length === 3 && stmt) {
      this.#close(element, this.#running(stmt, ancestors));
      return true;
    }
    if (element.name === 'Stmt' && ancestors.length === 2) {
      this.#end(element, this.#running(element, ancestors));
      this.#statement = null;
      return true;
    }
    return false;
  }

  #running(stmt: XmlElement, ancestors: readonly XmlElement[]): Running {
    if (this.#statement === null) {
      const head = camtHead(stmt, ancestors[1]?.at('GrpHdr') ?? null);
      this.#ids.beginStatement();
      this.#statement = { head, bookedMinor: 0, entries: 0, currency: head.currency, problem: pageProblem(head) };
    }
    return this.#statement;
  }

  #transaction(tx: XmlElement, entry: XmlElement, running: Running): void {
    this.#try(tx, running, () => {
      /* Counted first: an entry whose transactions were refused must not be taken for one without any. */
      const number = ++this.#entry.txs;
      const whole = signedOf(entry);
      const amount = amountOf(tx, entry, whole.currency);
      this.#entry.chargesMinor = exactSum(this.#entry.chargesMinor, chargesOf(tx, whole.currency));
      if (amount === null) {
        if (this.#entry.silent.length < 2) this.#entry.silent.push(tx);
        return;
      }
      this.#entry.sumMinor = exactSum(this.#entry.sumMinor, amount.minor);
      this.#onItem(movementOf(tx, amount, this.#place(entry, number, running)));
    });
  }

  #close(entry: XmlElement, running: Running): void {
    const { txs, sumMinor, chargesMinor } = this.#entry;
    running.entries++;
    this.#try(entry, running, () => {
      const whole = signedOf(entry);
      running.currency ??= whole.currency;
      if (running.currency !== whole.currency) throw new CamtError(`it is in ${whole.currency}, its account in ${running.currency}`);
      if ((entry.textAt('Sts/Cd', 'Sts') ?? 'BOOK') === 'BOOK') running.bookedMinor = exactSum(running.bookedMinor, whole.minor);
      const [silent, another] = this.#entry.silent;
      const [only, sum] = [txs === 1 ? silent : undefined, whole.minor - sumMinor];
      /* Where several say nothing of their amounts, the entry is one sum of money that is nobody's yet. */
      if (txs === 0 || (another && sumMinor === 0)) this.#onItem(movementOf(entry, whole, this.#place(entry, 1, running)));
      else if (only) this.#onItem(movementOf(only, whole, this.#place(entry, 1, running)));
      else if (silent || ![0, 0 - chargesMinor].includes(sum)) {
        throw new CamtError(
          `its ${txs} transactions add up to ${sumMinor}, the entry to ${whole.minor} (in minor units of ${whole.currency})`,
        );
      }
    });
    this.#entry = freshEntry();
  }

  #place(entry: XmlElement, number: number, { head }: Running) {
    return { account: head.account, entry, number, find: this.#find, ids: this.#ids, context: this.#context };
  }

  /* What cannot be used is refused; the statement then does not count as complete. */
  #try(element: XmlElement, running: Running, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof CamtError || error instanceof MoneyError)) throw error;
      running.problem ??= `<${element.name}> on line ${element.line} could not be used`;
      const known = element.textAt('AcctSvcrRef', 'Refs/AcctSvcrRef', 'NtryRef') ?? '';
      this.#refuse(element.line, element.name, error.message, JSON.stringify({ statement: running.head.statementId, ref: known }));
    }
  }

  #end(stmt: XmlElement, running: Running): void {
    const { head, bookedMinor, entries, currency } = running;
    const place = { line: stmt.line, raw: JSON.stringify({ statement: head.statementId, account: head.account }), idColumn: 'Stmt' };
    this.#try(stmt, running, () => {
      const opening = balanceIn(stmt, ['OPBD', 'PRCD']);
      const closing = balanceIn(stmt, ['CLBD']);
      const days = camtDays(stmt, this.#context.timeZone);
      for (const balance of [opening, closing]) {
        if (balance !== null && currency !== null && balance.currency !== currency)
          throw new CamtError(`its balance is in ${balance.currency}, its account in ${currency}: ask the bank for a corrected file`);
      }
      const page = pageOf(stmt, running, opening, closing, this.#context.timeZone);
      if (page === null && opening !== null && closing !== null && exactSum(opening.minor, bookedMinor) !== closing.minor) {
        const sum = `${opening.minor} and ${bookedMinor} booked make ${opening.minor + bookedMinor}`;
        throw new CamtError(`its balances do not agree: ${sum}, it closes at ${closing.minor} (in minor units of ${closing.currency})`);
      }
      running.problem ??= days === null && page === null ? 'it does not say of which days it tells' : null;
      this.#onItem({
        kind: 'statement',
        place,
        statementId: head.statementId,
        account: head.account,
        currency: currency ?? closing?.currency ?? opening?.currency ?? '',
        from: days?.from ?? null,
        through: days?.through ?? null,
        openingMinor: opening?.minor ?? null,
        closingMinor: closing?.minor ?? null,
        bookedMinor,
        entries,
        incomplete: running.problem,
        ...(page !== null && { page }),
      });
    });
  }

  #refuse(line: number, column: string | null, reason: string, raw: string): void {
    this.#onItem({ kind: 'refused', row: { line, column, reason, raw } });
  }
}

function pageProblem({ page, statementId }: CamtHead): string | null {
  if (page === null) return null;
  if (page.number < 1) return 'it is a page of several without a number (PgNb): ask the bank for a corrected file';
  return statementId === '' ? 'it is a page of a statement without a number (Id): ask the bank for a corrected file' : null;
}

/* Balances of a page are checked when all pages are there: not every bank gives each page its own. */
function pageOf(
  stmt: XmlElement,
  { head, bookedMinor, entries }: Running,
  opening: Money | null,
  closing: Money | null,
  timeZone: string,
): StatementPage | null {
  if (head.page === null) return null;
  const days = namedDays(stmt, timeZone);
  return {
    ...head.page,
    ...balanceDates(stmt, timeZone),
    from: days?.from ?? null,
    through: days?.through ?? null,
    openingMinor: opening?.minor ?? null,
    closingMinor: closing?.minor ?? null,
    bookedMinor,
    entries,
  };
}

/* @throws CamtError when the sum could not be told exactly */
function exactSum(sum: number, minor: number): number {
  if (Number.isSafeInteger(sum + minor)) return sum + minor;
  throw new CamtError(`with ${minor}, its amounts come to more than can be added up exactly (${sum} before it, in minor units)`);
}

function freshEntry(): RunningEntry {
  return { txs: 0, sumMinor: 0, chargesMinor: 0, silent: [] };
}

function signedOf(entry: XmlElement) {
  const amount = entry.at('Amt');
  if (amount === null) throw new CamtError('it has no amount');
  return moved(amount, directionOf(entry));
}

function balanceIn(stmt: XmlElement, codes: readonly string[]) {
  const balance = codes.map((code) => balanceOf(stmt, code)).find((each) => each !== null);
  const amount = balance?.at('Amt');
  if (!balance || !amount) return null;
  const { minor, currency } = signed(amount, directionOf(balance));
  return money(minor, currency);
}

import type { StoreTransaction } from '../../../adapters/store/store.ts';
import { type CivilDate, dateIn, type Instant, parseCivilDate } from '../../../core/calendar/civil.ts';
import type { EngineContext } from '../../context.ts';
import { BANK } from '../../feeds/bank.ts';
import type { ImportRun } from '../import-run.ts';
import type { BankStatement } from './bank-item.ts';
import type { PaymentOptions } from './bank-options.ts';
import { moneyGap, noteBalance } from './money-gap.ts';
import { withRestDays } from './rest-days.ts';
import { takePage } from './take-pages.ts';

/** A statement that was read, and whether its days count as covered. */
export interface StatementReport extends Omit<BankStatement, 'kind' | 'place' | 'incomplete'> {
  /** Why its days do not count, or null when they do. */
  readonly notCovered: string | null;
}

/**
 * Notes the days of which a file told everything: those of its statements, and those that whoever imports it vouches for. Only when every row was
 * taken in, for a refused row may be the very payment that keeps somebody from being locked.
 */
export async function noteCoverage(
  context: EngineContext,
  run: ImportRun,
  statements: readonly BankStatement[],
  options: PaymentOptions,
): Promise<StatementReport[]> {
  const refused = run.rejectedInAll;
  const today = dateIn(context.clock.now(), context.timeZone);
  let reports = statements.map((statement) => ({ ...plain(statement), notCovered: against(statement, refused, today) }));
  if (reports.some(({ notCovered }) => notCovered === null)) {
    reports = await context.store.transaction((tx) => noteStatements(tx, reports, run.origin, today, context.clock.now()));
  }
  if (options.coveredThrough !== undefined) await noteVouched(context, run, options.coveredThrough, options, today);
  return reports;
}

/* A statement whose days can count, with the places of the pages that it was made of. */
interface Whole {
  readonly statement: StatementReport;
  readonly places: readonly number[];
}

/* The earliest first: each is checked against those that were noted before it, of this file too. */
async function noteStatements(
  tx: StoreTransaction,
  statements: readonly StatementReport[],
  origin: string,
  today: CivilDate,
  now: Instant,
): Promise<StatementReport[]> {
  const reports = [...statements];
  const tell = ({ places }: Whole, notCovered: string | null) => {
    for (const place of places) {
      const report = reports[place];
      if (report !== undefined) reports[place] = { ...report, notCovered };
    }
  };
  const wholes = await wholesOf(tx, reports, origin, now);
  for (const whole of wholes.sort((a, b) => ((a.statement.from ?? '') < (b.statement.from ?? '') ? -1 : 1))) {
    const { statement } = whole;
    const { account, from, through, notCovered } = statement;
    if (notCovered !== null || from === null || through === null) {
      tell(whole, notCovered);
      continue;
    }
    const days = { from, through };
    const gap = through > today ? `${through} has not come yet` : await moneyGap(tx, statement, days);
    tell(whole, gap);
    if (gap !== null) continue;
    await tx.ledger.noteCover(BANK, account, await withRestDays(tx, statement, days), origin, now);
    await noteBalance(tx, statement, days, origin, now);
  }
  return reports;
}

/* Pages of one statement are one; the last of them that is read has all that are here. */
async function wholesOf(tx: StoreTransaction, reports: readonly StatementReport[], origin: string, now: Instant): Promise<Whole[]> {
  const wholes = new Map<string, Whole>();
  for (const [place, report] of reports.entries()) {
    const { notCovered, page, account, statementId } = report;
    if (notCovered !== null) continue;
    if (page === undefined) wholes.set(`${place}`, { statement: report, places: [place] });
    else {
      const { missing, ...joined } = await takePage(tx, { ...report, page }, origin, now);
      const statement = missing === null ? { ...report, ...joined } : { ...report, notCovered: `it is page ${page.number}: ${missing}` };
      const key = JSON.stringify([account, statementId, page.sequence, page.from]);
      wholes.set(key, { statement, places: [...(wholes.get(key)?.places ?? []), place] });
    }
  }
  return [...wholes.values()];
}

function plain({ kind: _kind, place: _place, incomplete: _incomplete, ...statement }: BankStatement) {
  return statement;
}

function against({ incomplete, through, account }: BankStatement, refused: number, today: CivilDate): string | null {
  if (incomplete !== null) return incomplete;
  if (account === '') return 'it does not say of which account it is';
  if (refused > 0) return `${refused} of the file's rows were refused`;
  if (through !== null && through > today) return `${through} has not come yet`;
  return null;
}

async function noteVouched(context: EngineContext, run: ImportRun, text: string, options: PaymentOptions, today: CivilDate): Promise<void> {
  const covered = parseCivilDate(text);
  const from = options.coveredFrom === undefined ? null : parseCivilDate(options.coveredFrom);
  const refuse = (reason: string) => run.reject({ line: null, raw: text }, 'covers', reason);
  if (covered === null) refuse(`'${text}' is no date (YYYY-MM-DD)`);
  else if (covered > today) refuse(`${text} has not come yet`);
  else if (run.rejectedInAll > 0) {
    refuse(`the bank does not count as complete up to ${covered}: ${run.rejectedInAll} of its rows were refused`);
  } else if (options.account === undefined && options.coveredFrom === undefined) {
    await context.store.transaction((tx) => tx.ledger.noteFeed(BANK, covered, context.clock.now()));
  } else if (options.account === undefined || from === null || from > covered) {
    refuse(
      `to cover one account, name the account and its first and last day (there is: ${options.account ?? 'no account'}, ${options.coveredFrom ?? 'no day'})`,
    );
  } else {
    const { account } = options;
    await context.store.transaction((tx) =>
      tx.ledger.noteCover(BANK, account, { from, through: covered }, run.origin, context.clock.now()),
    );
  }
}

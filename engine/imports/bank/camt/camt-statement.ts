import {
  type CivilDate,
  dateIn,
  type Instant,
  instantAt,
  parseCivilDate,
  parseInstant,
  plusDays,
  timeIn,
} from '../../../../core/calendar/civil.ts';
import type { DaySpan } from '../../../../core/ledger/coverage.ts';
import { type BalanceDates, balanceDays } from '../balance-days.ts';
import type { XmlElement } from './xml-element.ts';

/** Which page of a statement. */
export interface CamtPage {
  /** From 1; 0 where it is no number. */
  readonly number: number;
  readonly isLast: boolean;
  readonly sequence: string;
}

/** What a statement says of itself before its entries. */
export interface CamtHead {
  readonly statementId: string;
  readonly account: string;
  /** Of the account, or null when only balances and entries tell it. */
  readonly currency: string | null;
  /** Which page it is of a statement in several, null when it is the only one. */
  readonly page: CamtPage | null;
}

/** Reads what stands in `Stmt` before its entries. */
export function camtHead(stmt: XmlElement, group: XmlElement | null): CamtHead {
  const iban = stmt.textAt('Acct/Id/IBAN', 'Acct/Id/Othr/Id') ?? '';
  const page = stmt.at('StmtPgntn') ?? group?.at('MsgPgntn') ?? null;
  const number = /^\d{1,5}$/.test(page?.textAt('PgNb') ?? '') ? Number(page?.textAt('PgNb')) : 0;
  const isLast = ['true', '1'].includes(page?.textAt('LastPgInd') ?? '');
  const isOnly = page === null || (number === 1 && isLast);
  return {
    statementId: stmt.textAt('Id') ?? '',
    account: iban.replace(/\s/g, ''),
    currency: stmt.textAt('Acct/Ccy'),
    page: isOnly ? null : { number, isLast, sequence: stmt.textAt('ElctrncSeqNb') ?? '' },
  };
}

/** A date or a time as ISO 20022 writes it (`Dt`, `DtTm`), as an instant: a date alone is its first moment; a time without an offset is the site's. */
export function camtInstant(element: XmlElement | null, timeZone: string): Instant | null {
  const text = element?.textAt('Dt', 'DtTm') ?? element?.text.trim() ?? '';
  const date = parseCivilDate(text.slice(0, 10));
  if (date === null) return null;
  if (!text.includes('T')) return instantAt(date, '00:00', timeZone);
  return parseInstant(text) ?? local(text, date, timeZone);
}

function local(text: string, date: CivilDate, timeZone: string): Instant | null {
  const time = /T(\d{2}:\d{2})/.exec(text)?.[1];
  if (time === undefined) return null;
  if (time === '24:00') return instantAt(plusDays(date, 1), '00:00', timeZone);
  return time > '23:59' || time.slice(3) > '59' ? null : instantAt(date, time as `${number}:${string}`, timeZone);
}

/** The whole days of which a statement tells everything: what its period says, else from the day after its opening balance's to its closing balance's. */
export function camtDays(stmt: XmlElement, timeZone: string): { readonly from: CivilDate; readonly through: CivilDate } | null {
  const days = namedDays(stmt, timeZone) ?? balanceDays(balanceDates(stmt, timeZone));
  return days !== null && days.from <= days.through ? days : null;
}

/** The whole days that its period says (`FrToDt`), or null. */
export function namedDays(stmt: XmlElement, timeZone: string): DaySpan | null {
  const start = camtInstant(stmt.at('FrToDt/FrDtTm'), timeZone);
  const end = camtInstant(stmt.at('FrToDt/ToDtTm'), timeZone);
  return start !== null && end !== null ? wholeDays(start, end, timeZone) : null;
}

function wholeDays(start: Instant, end: Instant, timeZone: string): { from: CivilDate; through: CivilDate } {
  const first = dateIn(start, timeZone);
  const last = dateIn(end, timeZone);
  return {
    from: timeIn(start, timeZone) === '00:00' ? first : plusDays(first, 1),
    through: timeIn(end, timeZone) >= '23:59' ? last : plusDays(last, -1),
  };
}

/** By which days its balances are dated. */
export function balanceDates(stmt: XmlElement, timeZone: string): BalanceDates {
  const day = (code: string): CivilDate | null => {
    const at = camtInstant(balanceOf(stmt, code)?.at('Dt') ?? null, timeZone);
    return at === null ? null : dateIn(at, timeZone);
  };
  return { before: day('PRCD'), opened: day('OPBD'), closed: day('CLBD') };
}

/** A balance by its code (`OPBD`, `PRCD`, `CLBD`), or null. */
export function balanceOf(stmt: XmlElement, code: string): XmlElement | null {
  return stmt.all('Bal').find((balance) => balance.textAt('Tp/CdOrPrtry/Cd') === code) ?? null;
}

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
import type { XmlElement } from './xml-element.ts';

/** What a statement says of itself before its entries. */
export interface CamtHead {
  readonly statementId: string;
  readonly account: string;
  /** Of the account, or null when only balances and entries tell it. */
  readonly currency: string | null;
  /** Why its days would not count as covered; null when nothing speaks against it. */
  readonly paged: string | null;
}

/** Reads what stands in `Stmt` before its entries. */
export function camtHead(stmt: XmlElement, group: XmlElement | null): CamtHead {
  const iban = stmt.textAt('Acct/Id/IBAN', 'Acct/Id/Othr/Id') ?? '';
  const page = stmt.at('StmtPgntn') ?? group?.at('MsgPgntn') ?? null;
  const isOnly = page === null || (page.textAt('PgNb') === '1' && page.textAt('LastPgInd') === 'true');
  return {
    statementId: stmt.textAt('Id') ?? '',
    account: iban.replace(/\s/g, ''),
    currency: stmt.textAt('Acct/Ccy'),
    paged: isOnly ? null : `it is page ${page.textAt('PgNb')} of a statement in several files: say what is covered when all are there`,
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
  const start = camtInstant(stmt.at('FrToDt/FrDtTm'), timeZone);
  const end = camtInstant(stmt.at('FrToDt/ToDtTm'), timeZone);
  const days = start !== null && end !== null ? wholeDays(start, end, timeZone) : balanceDays(stmt, timeZone);
  return days !== null && days.from <= days.through ? days : null;
}

function wholeDays(start: Instant, end: Instant, timeZone: string): { from: CivilDate; through: CivilDate } {
  const first = dateIn(start, timeZone);
  const last = dateIn(end, timeZone);
  return {
    from: timeIn(start, timeZone) === '00:00' ? first : plusDays(first, 1),
    through: timeIn(end, timeZone) >= '23:59' ? last : plusDays(last, -1),
  };
}

function balanceDays(stmt: XmlElement, timeZone: string): { from: CivilDate; through: CivilDate } | null {
  const day = (code: string): CivilDate | null => {
    const at = camtInstant(balanceOf(stmt, code)?.at('Dt') ?? null, timeZone);
    return at === null ? null : dateIn(at, timeZone);
  };
  const through = day('CLBD');
  const before = day('PRCD');
  const opened = day('OPBD');
  if (through === null) return null;
  if (before !== null) return { from: plusDays(before, 1), through };
  /* Some banks date an opening balance by the day that it opens, some by the day before: a day that may not be told of does not count. */
  return opened === null ? null : { from: opened === through ? opened : plusDays(opened, 1), through };
}

/** A balance by its code (`OPBD`, `PRCD`, `CLBD`), or null. */
export function balanceOf(stmt: XmlElement, code: string): XmlElement | null {
  return stmt.all('Bal').find((balance) => balance.textAt('Tp/CdOrPrtry/Cd') === code) ?? null;
}

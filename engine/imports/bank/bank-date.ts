import { type CivilDate, type CivilTime, parseCivilDate } from '../../../core/calendar/civil.ts';

/** Reads dates of one written form (`DD.MM.YYYY`, `YYYYMMDD`, `M/D/YY`); null for what is none, or no day that exists. */
export function dateReader(format: string): (text: string) => CivilDate | null {
  const order: string[] = [];
  const pattern = format.replace(/YYYY|YY|MM|M|DD|D|./gs, (token) => {
    const digits = { YYYY: '(\\d{4})', YY: '(\\d{2})', MM: '(\\d{2})', M: '(\\d{1,2})', DD: '(\\d{2})', D: '(\\d{1,2})' }[token];
    if (digits === undefined) return token.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    order.push(token.slice(0, 1));
    return digits;
  });
  const whole = new RegExp(`^${pattern}$`);
  const part = (found: RegExpExecArray, letter: string) => found[order.indexOf(letter) + 1] ?? '';
  return (text) => {
    const found = whole.exec(text);
    if (found === null) return null;
    const year = part(found, 'Y');
    return parseCivilDate(
      `${year.length === 2 ? `20${year}` : year}-${part(found, 'M').padStart(2, '0')}-${part(found, 'D').padStart(2, '0')}`,
    );
  };
}

/** Reads a time of day (`09:30`, `09:30:15`, `093015`), seconds left out of it; null for what is none. */
export function readTime(text: string): CivilTime | null {
  const [, hour = '', minute = '', second = '00'] = /^(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(text) ?? [];
  if (hour === '' || hour > '23' || minute > '59' || second > '59') return null;
  return `${hour}:${minute}` as CivilTime;
}

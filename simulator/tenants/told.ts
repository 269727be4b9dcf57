import { type CivilDate, parseCivilDate } from '../../core/calendar/civil.ts';

/** A charge as a message names it. */
export interface ToldCharge {
  readonly chargeId: string;
  readonly dueDate: CivilDate;
  readonly openMinor: number;
  readonly currency: string;
}

/** What came in by the phone: the fields that a tenant or its phone uses. */
export interface ToldMessage {
  readonly key: string;
  readonly token: string;
  readonly tenantId: string;
  readonly className: string;
  readonly subject: string;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads what was posted to the phone; null when it is no message. */
export function readMessage(input: unknown): ToldMessage | null {
  if (!isRecord(input)) return null;
  const { key, token, tenantId, className, subject, text, data } = input;
  if (typeof key !== 'string' || typeof token !== 'string' || typeof tenantId !== 'string' || typeof className !== 'string') return null;
  return { key, token, tenantId, className, subject: String(subject ?? ''), text: String(text ?? ''), data: isRecord(data) ? data : {} };
}

/** The charges that a message names; those it does not name properly are left out. */
export function chargesIn(message: ToldMessage): ToldCharge[] {
  const list = message.data.charges;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    if (!isRecord(item)) return [];
    const { chargeId, openMinor, currency } = item;
    const dueDate = parseCivilDate(String(item.dueDate ?? message.data.dueDate ?? ''));
    if (typeof chargeId !== 'string' || !Number.isSafeInteger(openMinor) || typeof currency !== 'string' || !dueDate) return [];
    return [{ chargeId, dueDate, openMinor: Number(openMinor), currency }];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { CamtError } from './camt-error.ts';
import type { XmlElement } from './xml-element.ts';

/** Which way money went. */
export type Direction = 'CRDT' | 'DBIT';

/**
 * Which way the money of an element went (`CdtDbtInd`); null when it does not say.
 * @throws CamtError when it says something else than CRDT or DBIT: money out must never be taken for money in
 */
export function directionIn(element: XmlElement): Direction | null {
  const text = element.textAt('CdtDbtInd');
  if (text === null || text === 'CRDT' || text === 'DBIT') return text;
  throw new CamtError(`its direction (CdtDbtInd) is '${text}', neither CRDT nor DBIT: ask the bank for a corrected file`);
}

/** The same of an element that must say it. @throws CamtError as `directionIn`, and when it is silent */
export function directionOf(element: XmlElement): Direction {
  const direction = directionIn(element);
  if (direction === null) throw new CamtError('it does not say which way the money went (CdtDbtInd): ask the bank for a corrected file');
  return direction;
}

/** Whether an entry takes an earlier one back; XML has two words for it, `true` and `1`. @throws CamtError for any that is none */
export function isReversal(entry: XmlElement): boolean {
  const text = entry.textAt('RvslInd');
  if (text === null || text === 'false' || text === '0') return false;
  if (text === 'true' || text === '1') return true;
  throw new CamtError(`whether it is a reversal (RvslInd) is '${text}', neither true nor false: ask the bank for a corrected file`);
}

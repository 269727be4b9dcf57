import { hash } from 'node:crypto';

/** What the chain says of a site: with what it was made, and each change since. */
export interface SiteWords {
  readonly siteId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly simulated: boolean;
  readonly pack: string;
  readonly createdAt: string;
  readonly clockKind: string;
  /** The day from which its leases are charged, when a person said one; null: the day on which it was made. */
  readonly chargesFrom: string | null;
  /** SHA-256 of the settings as stored, in hex. */
  readonly settings: string;
}

/** What may change while a site lives. That the day of its charges was said anew has a record of its own. */
export type SiteChange = Partial<Pick<SiteWords, 'name' | 'pack' | 'clockKind' | 'settings'>>;

/** Of the record `site/changed`: what stood in the row, and what stands there from then on. A row that somebody edited stands out by `before`. */
export interface SiteChanged {
  readonly before: SiteChange;
  readonly after: SiteChange;
}

/** The words for the row of a site. @param row `simulated` as the store has it (0 or 1), or as truth */
export function siteWords(row: Omit<SiteWords, 'simulated'> & { readonly simulated: boolean | number }): SiteWords {
  const { siteId, name, timeZone, currency, simulated, pack, createdAt, clockKind, chargesFrom, settings } = row;
  const known = { siteId, name, timeZone, currency, pack, createdAt, clockKind, chargesFrom };
  return { ...known, simulated: simulated === true || simulated === 1, settings: hash('sha256', settings, 'hex') };
}

/** What of a site is another than before; null when nothing is. */
export function siteChanged(before: SiteWords, after: SiteWords): SiteChanged | null {
  const keys = (['name', 'pack', 'clockKind', 'settings'] as const).filter((key) => before[key] !== after[key]);
  const pick = (words: SiteWords): SiteChange => Object.fromEntries(keys.map((key) => [key, words[key]]));
  return keys.length === 0 ? null : { before: pick(before), after: pick(after) };
}

import type { SiteChanged, SiteWords } from '../../core/audit/site-words.ts';
import { type CivilDate, dateIn, type Instant } from '../../core/calendar/civil.ts';

/** What the chain says of the site, told by its records in order: with what it was made, and each change since. */
export class ToldSite {
  /** What its row must say; null: no record has told with what it was made. */
  words: SiteWords | null = null;
  /** Records that this program writes about no row that it wrote itself. */
  readonly wrong: string[] = [];
  /* Said before the chain told of the site: its version did not tell with what it was made. */
  #saidBefore: CivilDate | null = null;

  next(kind: string, text: string, seq: number): void {
    if (kind === 'site/made' || kind === 'site/before') this.#made(JSON.parse(text), kind, seq);
    else if (kind === 'site/changed') this.#changed(JSON.parse(text), seq);
    else if (kind === 'site/charges-from') this.#chargedFrom(JSON.parse(text), seq);
  }

  #made(words: SiteWords, kind: string, seq: number): void {
    if (this.words !== null) this.wrong.push(`record ${seq} says again with what the site was made`);
    else if (kind === 'site/made' && seq !== 1) this.wrong.push(`record ${seq} says with what the site was made, and is not the first`);
    if (this.#saidBefore !== null && words.chargesFrom !== this.#saidBefore)
      this.wrong.push(`leases were charged from ${words.chargesFrom ?? 'the first day'} on, by the chain from ${this.#saidBefore}`);
    this.words ??= words;
  }

  #changed({ before, after }: SiteChanged, seq: number): void {
    if (this.words === null) return;
    for (const [key, value] of Object.entries(before)) {
      const told = this.words[key as keyof typeof before];
      if (told !== value) this.wrong.push(`${key} was ${value} when record ${seq} was written, by the chain before it ${told}`);
    }
    this.words = { ...this.words, ...after };
  }

  #chargedFrom({ from, before }: { readonly from: CivilDate; readonly before?: CivilDate }, seq: number): void {
    this.#saidBefore = from;
    if (this.words === null) return;
    const { chargesFrom, createdAt, timeZone } = this.words;
    const told = chargesFrom ?? dateIn(createdAt as Instant, timeZone);
    if (before !== told) this.wrong.push(`leases were charged from ${before} on when record ${seq} was written, by the chain from ${told}`);
    this.words = { ...this.words, chargesFrom: from };
  }
}

import { isSoftBreak } from './line-breaks.ts';

const HEADING =
  /^[ \t\u3000]*(第\s?[〇零一二三四五六七八九十百\d]{1,5}\s?[条章]|(?:article|section|clause|schedule|annex|exhibit|part)\s+[\dA-Z]{1,6}(?:\.\d{1,3}){0,3}|附件[一二三四五六七八九十\d]{0,3}|[一二三四五六七八九十]{1,3}(?=、)|\d{1,3}(?:\.\d{1,3}){1,3}|\d{1,2}(?=[.\s]))/i;
/* Under a heading of another kind (七、 · Schedule 2) a bare number is an item of it: 七/2. */
const OVER_NUMBERS = /^(?:[^\da-z]|(?:article|section|schedule|annex|exhibit|part) (?:\d|[a-z]\b|[ivx]+\b))/i;
const NUMBER = /^[ \t\u3000]*(\d{1,2})\.(?!\d)/;
const ITEM = /^[ \t\u3000]*([(（][\da-z一二三四五六七八九十]{1,4}[)）]|\d{1,3}(?=[、)）]))/i;

interface Numbered {
  readonly start: number;
  readonly label: string;
}

/** The numbered paragraphs of a document, by where each begins. */
export class Clauses {
  readonly #numbered: readonly Numbered[];

  constructor(original: string) {
    this.#numbered = numberedParagraphs(original);
  }

  /** The printed number of the clause at an index of the document (`12.3`, `第七条`, `第7条/（二）`), or null before the first. */
  at(index: number): string | null {
    let found: string | null = null;
    for (const { start, label } of this.#numbered) {
      if (start > index) break;
      found = label;
    }
    return found;
  }
}

/* What names a whole (第七条, 12.3) stands alone; an item ((二), 3、) stands with its heading. */
function numberedParagraphs(original: string): Numbered[] {
  const found: Numbered[] = [];
  let heading: string | null = null;
  let start = 0;
  for (const line of original.split('\n')) {
    const wrapped = start > 0 && isSoftBreak(original, start - 1);
    const item = ITEM.exec(line)?.[1] ?? (OVER_NUMBERS.test(heading ?? '') ? NUMBER.exec(line)?.[1] : undefined);
    const title = HEADING.exec(line)?.[1]?.replace(/\s+/g, ' ');
    if (wrapped) found.push();
    else if (item !== undefined) found.push({ start, label: heading === null ? item : `${heading}/${item}` });
    else if (title !== undefined) {
      found.push({ start, label: title });
      heading = title;
    }
    start += line.length + 1;
  }
  return found;
}

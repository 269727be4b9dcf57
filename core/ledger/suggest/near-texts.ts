/** A text that is near another one, by its place in the list, and how many single letters stand between. */
export interface NearText {
  readonly index: number;
  readonly slips: number;
}

/**
 * Finds the texts of a list that differ from another by a few letters: left out, put in, changed, or two neighbours swapped (each counts
 * one). The list is put in order once; then what many texts begin with is compared once, and where it is too far already none of
 * them is looked at: of tens of thousands of references, a few hundred letters are.
 * @param most the slips that are still near
 */
export function nearTexts(texts: readonly string[], most: number): (said: string) => NearText[] {
  const order = texts.map((_, index) => index).sort((a, b) => (at(texts, a) < at(texts, b) ? -1 : 1));
  const sorted = order.map((index) => at(texts, index));
  const shared = Uint32Array.from(sorted, (text, i) => (i === 0 ? 0 : sharedStart(text, at(sorted, i - 1))));
  return (said) => {
    const rows: number[][] = [Array.from({ length: said.length + 1 }, (_, j) => j)];
    const found: NearText[] = [];
    /* So many letters of the text before were compared, the last of them the first that is too far where it is. */
    let done = 0;
    let isFar = false;
    for (let i = 0; i < sorted.length; i++) {
      const same = shared[i] ?? 0;
      if (isFar && same >= done) continue;
      const text = at(sorted, i);
      done = Math.min(same, done);
      isFar = false;
      while (done < text.length && !isFar) {
        isFar = !step(rows, said, text, done, most);
        done++;
      }
      const slips = isFar ? most + 1 : (rows[text.length]?.[said.length] ?? most + 1);
      if (slips <= most) found.push({ index: order[i] ?? 0, slips });
    }
    return found;
  };
}

/* One more letter of the text. @returns whether anything that begins so can still be near */
function step(rows: number[][], said: string, text: string, depth: number, most: number): boolean {
  const [before, last] = [rows[depth - 1], rows[depth] ?? []];
  const row = [depth + 1];
  let least = depth + 1;
  const letter = text[depth];
  for (let j = 1; j <= said.length; j++) {
    const change = (last[j - 1] ?? 0) + (said[j - 1] === letter ? 0 : 1);
    const isSwap = before !== undefined && j > 1 && said[j - 2] === letter && said[j - 1] === text[depth - 1];
    const swap = isSwap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
    const value = Math.min(change, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    row.push(value);
    if (value < least) least = value;
  }
  rows[depth + 1] = row;
  /* A swap reaches back over one row: what the row before allows is not lost yet. */
  return least <= most || Math.min(...last) < most;
}

function sharedStart(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let n = 0;
  while (n < shorter && a[n] === b[n]) n++;
  return n;
}

function at(texts: readonly string[], index: number): string {
  return texts[index] ?? '';
}

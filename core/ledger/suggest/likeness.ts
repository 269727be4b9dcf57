/** How alike a text is to others, in percent: pairs of neighbouring characters that both have, twice, of all that they have. */
export function likenessTo(a: readonly string[]): (b: readonly string[]) => number {
  const has = new Map<string, number>();
  for (const pair of a) has.set(pair, (has.get(pair) ?? 0) + 1);
  return (b) => {
    if (a.length + b.length === 0) return 0;
    const taken = new Map<string, number>();
    let shared = 0;
    for (const pair of b) {
      const n = has.get(pair) ?? 0;
      if (n === 0) continue;
      const before = taken.get(pair) ?? 0;
      if (before === n) continue;
      taken.set(pair, before + 1);
      shared++;
    }
    return Math.floor((200 * shared) / (a.length + b.length));
  };
}

/** The pairs of neighbouring characters of a text, spaces left out. */
export function pairsOf(text: string): string[] {
  const letters = [...text.replaceAll(' ', '')];
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

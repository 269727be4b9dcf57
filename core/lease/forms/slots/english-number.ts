const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 };
const WORD = /[a-z]+/y;
const MOST_WORDS = 20;

/** A whole number in English words at `at` (`four thousand two hundred`, `Thirty-Six`; hyphens are gone by now), or null. */
export function englishNumber(text: string, at: number): { readonly value: number; readonly end: number } | null {
  let total = 0;
  let group = 0;
  let end = at;
  let next = at;
  for (let words = 0; words < MOST_WORDS; words++) {
    WORD.lastIndex = next;
    const word = WORD.exec(text)?.[0];
    if (word === undefined) break;
    const small = smallNumber(word);
    const scale = SCALES[word];
    if (small !== null) group += small;
    else if (scale !== undefined && end > at) {
      if (scale === 100) group *= 100;
      else {
        total += group * scale;
        group = 0;
      }
    } else if (word !== 'and' || end === at) break;
    next = WORD.lastIndex;
    if (word !== 'and') end = next;
    if (text[next] !== ' ') break;
    next++;
  }
  return end === at ? null : { value: total + group, end };
}

/** A day or a count in order at `at`: `first`, `1st`, `twentyfifth`. */
export function englishOrdinal(text: string, at: number): { readonly value: number; readonly end: number } | null {
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  if (word === undefined) return null;
  const end = at + word.length;
  const plain = ORDINALS.indexOf(word);
  if (plain > 0) return { value: plain, end };
  const tens = TENS.findIndex((ten) => word === `${ten.slice(0, -1)}ieth`);
  if (tens >= 0) return { value: (tens + 2) * 10, end };
  const ten = TENS.findIndex((name) => word.startsWith(name));
  const one = ten < 0 ? -1 : ORDINALS.indexOf(word.slice(TENS[ten]?.length));
  return one > 0 ? { value: (ten + 2) * 10 + one, end } : null;
}

function smallNumber(word: string): number | null {
  const one = ONES.indexOf(word);
  if (one >= 0) return one;
  const ten = TENS.findIndex((name) => word.startsWith(name));
  if (ten < 0) return null;
  const rest = word.slice(TENS[ten]?.length);
  if (rest === '') return (ten + 2) * 10;
  const unit = ONES.indexOf(rest);
  return unit > 0 && unit < 10 ? (ten + 2) * 10 + unit : null;
}

const DIGITS = new Map<string, number>(
  [...'零一二三四五六七八九', ...'〇壹贰叁肆伍陆柒捌玖', ...'○弌两参肆伍陸柒捌玖'].map((char, index) => [char, index % 10]),
);
const SMALL: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 };

/** A whole number in Chinese characters at `at` (三, 十五, 叁拾伍万, 二〇二六), or null. */
export function chineseNumber(text: string, at: number): { readonly value: number; readonly end: number } | null {
  let end = at;
  while (end - at < 30 && isNumberChar(text[end] ?? '')) end++;
  if (end === at) return null;
  const value = numberOf([...text.slice(at, end)]);
  return value === null ? null : { value, end };
}

function isNumberChar(char: string): boolean {
  return DIGITS.has(char) || char in SMALL || char in LARGE;
}

function numberOf(chars: readonly string[]): number | null {
  if (chars.every((char) => DIGITS.has(char))) return Number(chars.map((char) => DIGITS.get(char)).join(''));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const char of chars) {
    const number = DIGITS.get(char);
    if (number !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = number;
      continue;
    }
    const small = SMALL[char];
    if (small !== undefined) {
      section += (digit ?? 1) * small;
      digit = null;
      continue;
    }
    const large = LARGE[char] ?? 1;
    section += digit ?? 0;
    if (section === 0) return null;
    total += section * large;
    section = 0;
    digit = null;
  }
  return total + section + (digit ?? 0);
}

/** One digit as a Chinese character (for 角 and 分), or null. */
export function chineseDigit(char: string | undefined): number | null {
  return DIGITS.get(char ?? '') ?? null;
}

const NO_LETTER = /[\p{Co}\p{Cn}\p{Cs}\ufffd]|(?![\n\r\t\f])\p{Cc}/gu;
const OTHER_SCRIPT =
  /(?![\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}])\p{L}/gu;
const LETTER = /\p{L}/gu;

/**
 * Why a text is no text, or null. A PDF font that does not say what its glyphs mean gives characters of every script: read by a form they would
 * give terms that stand nowhere.
 */
export function implausibleText(text: string): string | null {
  const sample = text.slice(0, 200_000);
  const none = count(sample, NO_LETTER);
  const letters = count(sample, LETTER);
  if (none > 5 && none * 100 > sample.length)
    return 'its text layer holds characters that are none: its fonts do not say what their glyphs mean';
  if (count(sample, OTHER_SCRIPT) * 10 > letters && letters > 20)
    return 'its text layer mixes scripts as no language does: its fonts do not say what their glyphs mean';
  return null;
}

function count(text: string, expression: RegExp): number {
  return text.match(expression)?.length ?? 0;
}

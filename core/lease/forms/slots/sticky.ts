/** Matches a sticky expression at one place. */
export function stickyAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

/** Where the blanks at `at` end. */
export function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\n') end++;
  return end;
}

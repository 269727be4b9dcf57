/** What a command prints for a person, and the exit code that goes with it. */
export interface Printed {
  readonly text: string;
  readonly code: number;
}

/** Lines of columns, each as wide as its widest cell; numbers (`>` in `align`) to the right. */
export function table(rows: readonly (readonly string[])[], align: string): string[] {
  const widths = [...align].map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (align[i] === '>' ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/**
 * A row as one text that no other row of these columns gives: each text with its length (UTF-16 units) before it, each number as JSON has it.
 * Its digest is the same whoever writes it and whoever reads it again.
 * @param columns in the order that counts
 * @throws TypeError for a cell that is missing, or a number that is not finite
 */
export function rowText(row: Readonly<Record<string, unknown>>, columns: readonly string[]): string {
  let text = '';
  for (const column of columns) {
    const cell = row[column];
    if (typeof cell === 'string') text += `${cell.length}:${cell}`;
    else if (typeof cell === 'number' && Number.isFinite(cell)) text += `n${cell === 0 ? 0 : cell};`;
    else if (cell === null) text += '-';
    else throw new TypeError(`column ${column}: ${typeof cell} ${String(cell)} cannot be proven`);
  }
  return text;
}

import type { Sheet } from './sheet.ts';

/** A sheet as CSV: its header and two example rows, ready to be filled in. */
export function templateCsv({ columns }: Sheet): string {
  const rows = [
    columns.map(({ name }) => name),
    columns.map(({ examples: [first] }) => first),
    columns.map(({ examples: [, second] }) => second),
  ];
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

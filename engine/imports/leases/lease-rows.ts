import { readRow } from '../cells.ts';
import type { ImportRun } from '../import-run.ts';
import type { TableRow } from '../read-table.ts';
import type { Placed } from '../things.ts';
import { CellValues } from './cell-values.ts';
import { headCells } from './head-cells.ts';
import { LEASE_COLUMNS } from './lease-columns.ts';
import { lineCells } from './line-cells.ts';

/**
 * Puts the rows of each lease together, one charge line a row, as the JSON that `parseLease` reads. A row that cannot be read, or says
 * something else of the lease than a row before it, is refused in `run`, and with it all rows of its lease: half a lease is none.
 */
export function leasesOfRows(run: ImportRun, rows: readonly TableRow[]): Placed[] {
  const leases = Map.groupBy(rows, (row) => row.cells.get('leaseId') ?? '');
  const placed: Placed[] = [];
  for (const [leaseId, together] of leases) {
    const [first] = together;
    if (first === undefined) continue;
    const before = run.rejected.length;
    const merged = mergedHead(run, first, together);
    const head = readRow(run, merged, (cells) => headCells(new CellValues(cells)));
    const currency = merged.cells.get('currency') ?? '';
    const lines = together.map((row) => readRow(run, row, (cells) => lineCells(new CellValues(cells), currency)));
    if (run.rejected.length > before) refuseRest(run, leaseId, together);
    else placed.push({ value: { ...head, lines }, place: leaseId, ...whereIn(together, first) });
  }
  return placed;
}

/* The lease's own cells over all its rows; a row that contradicts one before it is refused. */
function mergedHead(run: ImportRun, first: TableRow, rows: readonly TableRow[]): TableRow {
  const cells = new Map<string, { text: string; line: number }>();
  for (const row of rows) {
    for (const { name, of } of LEASE_COLUMNS) {
      const text = row.cells.get(name);
      if (of !== 'lease' || text === undefined) continue;
      const before = cells.get(name);
      if (before === undefined) cells.set(name, { text, line: row.line });
      else if (before.text !== text) {
        run.reject(row, row.given.get(name) ?? name, `'${text}' is not what line ${before.line} says of the same lease ('${before.text}')`);
        break;
      }
    }
  }
  return { ...first, cells: new Map([...cells].map(([name, { text }]) => [name, text])) };
}

function refuseRest(run: ImportRun, leaseId: string, rows: readonly TableRow[]): void {
  const refused = new Set(run.rejected.map(({ line }) => line));
  const bad = rows.filter(({ line }) => refused.has(line)).map(({ line }) => line);
  for (const row of rows) {
    if (!refused.has(row.line)) run.reject(row, null, `lease '${leaseId}' is not taken in: line ${bad.join(', ')} will not do`);
  }
}

/* A problem in `lines[2].basis.steps` stands on the third row, in the column that gives it. */
function whereIn(rows: readonly TableRow[], first: TableRow): Omit<Placed, 'value' | 'place'> {
  return {
    line: first.line,
    raw: rows.map(({ raw }) => raw.trimEnd()).join('\n'),
    column: (place) => {
      const match = /^lines\[(\d+)\]\.?(.*)$/.exec(place);
      const row = match === null ? first : (rows[Number(match[1])] ?? first);
      const column = columnOf(match === null ? 'lease' : 'line', match?.[2] ?? place);
      const name = column === null ? null : (row.given.get(column) ?? column);
      return row === first ? name : `${name ?? 'the row'} (line ${row.line})`;
    },
  };
}

/* The column whose place is, or lies around, the one asked for. */
function columnOf(of: 'lease' | 'line', place: string): string | null {
  const found = LEASE_COLUMNS.filter((column) => column.of === of && isWithin(place, column.place));
  return found.sort((a, b) => b.place.length - a.place.length)[0]?.name ?? (place === '' ? null : place);
}

function isWithin(place: string, around: string): boolean {
  return place === around || place.startsWith(`${around}.`) || place.startsWith(`${around}[`);
}

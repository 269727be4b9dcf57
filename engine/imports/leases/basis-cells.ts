import type { CellValues } from './cell-values.ts';
import { together } from './head-cells.ts';
import { tariffCells } from './tariff-cells.ts';

const CELLS_OF: Readonly<Record<string, readonly string[]>> = {
  fixed: [
    'amount',
    'per',
    'of',
    'steps',
    'escalationFirst',
    'escalationEveryMonths',
    'escalationPercent',
    'escalationCompound',
    'rentFree',
  ],
  metered: ['utility', 'tariff', 'tariffKind', 'billTo'],
  turnover: ['sharePercent', 'minimumPerMonth', 'lessLineId'],
  'one-off': ['amount', 'on'],
};

/** What a row says of what its line charges by. A cell of another basis than its own is refused: it would be lost without a word. */
export function basisCells(cells: CellValues, currency: string): Record<string, unknown> {
  const kind = cells.text('basis') ?? '';
  const own = CELLS_OF[kind] ?? cells.refuse('basis', `'${kind}' is none of ${Object.keys(CELLS_OF).join(', ')}`);
  for (const name of Object.values(CELLS_OF).flat()) {
    if (!own.includes(name) && cells.text(name) !== undefined) cells.refuse(name, `does not belong to a ${kind} line`);
  }
  return { kind, ...partsOf(kind, cells, currency) };
}

function partsOf(kind: string, cells: CellValues, currency: string): Record<string, unknown> {
  switch (kind) {
    case 'metered':
      return { utility: cells.text('utility'), tariff: tariffCells(cells, currency), billTo: cells.text('billTo') };
    case 'turnover':
      return {
        shareBp: cells.basisPoints('sharePercent'),
        minimumMinorPerMonth: cells.minor('minimumPerMonth', currency),
        lessLineId: cells.text('lessLineId'),
      };
    case 'one-off':
      return { amountMinor: cells.minor('amount', currency), on: cells.text('on') };
    default:
      return fixed(cells, currency);
  }
}

function fixed(cells: CellValues, currency: string): Record<string, unknown> {
  return {
    amountMinor: cells.minor('amount', currency),
    per: cells.text('per'),
    of: cells.text('of'),
    steps: cells.pairs('steps')?.map(([from, amount]) => ({ from, amountMinor: cells.minorOf('steps', amount, currency) })),
    escalation: together({
      first: cells.text('escalationFirst'),
      everyMonths: cells.whole('escalationEveryMonths'),
      percentBp: cells.basisPoints('escalationPercent'),
      compound: cells.yes('escalationCompound'),
    }),
    rentFree: cells.list('rentFree')?.map((text) => rentFree(cells, text)),
  };
}

/* `2026-01-01..2026-03-01`, or `=50%` after it for a half. */
function rentFree(cells: CellValues, text: string): Record<string, unknown> {
  const match = /^(\S+)\.\.([^\s=]+)(?:=([\d.]+)\s*%?)?$/.exec(text);
  if (match === null) return cells.refuse('rentFree', `'${text}' are no days (first..first after, perhaps =50%)`);
  const [, from, to, percent] = match;
  const waivedBp = percent === undefined ? undefined : cells.scaledOf('rentFree', percent, 2, 'no percentage of at most two decimals');
  return { from, to, waivedBp };
}

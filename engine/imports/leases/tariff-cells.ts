import type { CellValues } from './cell-values.ts';

const KINDS = ['flat', 'tiered', 'time-of-use'] as const;

/**
 * A tariff as one cell: a price; tiers by their upper limit (`*` has none): `170=0.5283|*=0.8283`; or rates by their name: `peak=1.2|valley=0.4`.
 * Rates that are called by numbers need `tariffKind`: they would be read as tiers.
 */
export function tariffCells(cells: CellValues, currency: string): Record<string, unknown> | undefined {
  const text = cells.text('tariff');
  if (text === undefined) return undefined;
  const price = (amount: string): number => cells.milliMinorOf('tariff', amount, currency);
  const said = cells.text('tariffKind');
  const kind = said === undefined ? (kindOf(text) ?? ambiguous(cells, text)) : KINDS.find((each) => each === said);
  if (kind === undefined) return cells.refuse('tariffKind', `'${said}' is none of ${KINDS.join(', ')}`);
  if (kind === 'flat') return { kind, milliMinor: price(text) };
  const pairs = cells.pairs('tariff') ?? [];
  if (kind === 'time-of-use') return { kind, rates: pairs.map(([rate, amount]) => ({ rate, milliMinor: price(amount) })) };
  const limit = (upTo: string) => (upTo === '*' ? null : cells.scaledOf('tariff', upTo, 0, 'no whole number of kWh (m³), and not *'));
  return { kind, tiers: pairs.map(([upTo, amount]) => ({ upTo: limit(upTo), milliMinor: price(amount) })) };
}

/* Tiers are all numbers and end with `*`, rates are no number at all; whatever lies between could be meant as either. */
function kindOf(text: string): (typeof KINDS)[number] | null {
  if (!text.includes('=')) return 'flat';
  const parts = text.split('|').filter((part) => part.trim() !== '');
  const numbered = parts.filter((part) => /^\s*(\d+|\*)\s*=/.test(part));
  if (numbered.length === 0) return 'time-of-use';
  return numbered.length === parts.length && /^\s*\*/.test(parts.at(-1) ?? '') ? 'tiered' : null;
}

function ambiguous(cells: CellValues, text: string): never {
  return cells.refuse('tariff', `'${text}' could be tiers or rates: end tiers with *=price, or say tariffKind`);
}

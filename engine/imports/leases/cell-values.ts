import { decimalsOf, isCurrency } from '../../../core/money/currency.ts';
import { parseScaled } from '../../../core/parsing/scaled-decimal.ts';
import type { Cells } from '../cells.ts';

/* Tariffs are kept in thousandths of a minor unit. */
const TARIFF_DIGITS = 3;

/** What stands in cells of the lease table, as the values of its JSON; undefined where a cell is empty, so that the default holds. */
export class CellValues {
  readonly #cells: Cells;

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  text(name: string): string | undefined {
    return this.#cells.optional(name) ?? undefined;
  }

  whole(name: string): number | undefined {
    return this.#scaled(name, 0, 'no whole number');
  }

  /** Percent to two decimals as basis points. */
  basisPoints(name: string): number | undefined {
    return this.#scaled(name, 2, 'no percentage of at most two decimals');
  }

  /** Percent to four decimals as millionths. */
  millionths(name: string): number | undefined {
    return this.#scaled(name, 4, 'no percentage of at most four decimals');
  }

  squareDecimetres(name: string): number | undefined {
    return this.#scaled(name, 2, 'no area of at most two decimals');
  }

  minor(name: string, currency: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : this.minorOf(name, text, currency);
  }

  /** An amount within a cell. */
  minorOf(name: string, text: string, currency: string): number {
    return this.scaledOf(name, text, decimalsOf(currency), `no amount of ${currency} (at most ${decimalsOf(currency)} decimals)`);
  }

  /** A price per kWh or m³ within a cell, in thousandths of a minor unit. */
  milliMinorOf(name: string, text: string, currency: string): number {
    const digits = decimalsOf(currency) + TARIFF_DIGITS;
    return this.scaledOf(name, text, digits, `no price in ${currency} (at most ${digits} decimals)`);
  }

  scaledOf(name: string, text: string, digits: number, problem: string): number {
    return parseScaled(text, digits) ?? this.refuse(name, `'${text}' is ${problem}`);
  }

  yes(name: string): boolean | undefined {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined) return undefined;
    if (['yes', 'true', '1'].includes(text)) return true;
    if (['no', 'false', '0'].includes(text)) return false;
    return this.refuse(name, `'${text}' is neither yes nor no`);
  }

  currency(name: string, otherwise: string): string {
    const text = this.text(name) ?? otherwise;
    return isCurrency(text) ? text : this.refuse(name, `'${text}' is no ISO 4217 currency`);
  }

  /** The parts of a cell between `|`. */
  list(name: string): string[] | undefined {
    return this.text(name)
      ?.split('|')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  /** The parts of a cell between `|`, each `key=value`. */
  pairs(name: string): [string, string][] | undefined {
    return this.list(name)?.map((part) => {
      const at = part.indexOf('=');
      if (at < 1) this.refuse(name, `'${part}' is no pair (key=value, separated by |)`);
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    });
  }

  refuse(name: string, reason: string): never {
    return this.#cells.refuse(name, reason);
  }

  #scaled(name: string, digits: number, problem: string): number | undefined {
    const text = this.text(name)?.replace(/\s*%$/, '');
    return text === undefined ? undefined : this.scaledOf(name, text, digits, problem);
  }
}

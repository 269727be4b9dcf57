import { z } from 'zod';
import type { Utility } from './estate.ts';

/** What a meter said at one time: its register (Wh or litres), and those per rate when it keeps them. */
export interface Registers {
  readonly register: number;
  readonly rates: Readonly<Record<string, number>> | null;
}

/* Thousandths of what a unit counts: a register is whole Wh or litres. */
const DECIMALS: Readonly<Record<string, number>> = { '': 0, wh: 0, l: 0, kwh: 3, m3: 3, 'm³': 3, mwh: 6 };
const WRITTEN = /^(\d{1,16})(?:\.(\d{1,6}))?\s*(wh|kwh|mwh|l|m3|m³)?$/iu;

/**
 * A register as a fitter or a system writes it: a whole number of Wh or litres, or a text with its unit (`1234.5 kWh`, `87.123 m3`). Exact: what
 * is finer than a Wh or a litre is refused.
 */
export function readRegister(value: unknown): number | string {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : `${value} is no whole number of Wh or litres`;
  const [, whole, fraction = '', unit = ''] = typeof value === 'string' ? (WRITTEN.exec(value.trim()) ?? []) : [];
  if (whole === undefined) return 'is no register: whole Wh or litres, or a number with its unit (1234.5 kWh, 87.123 m3)';
  const decimals = DECIMALS[unit.toLowerCase()] ?? 0;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > decimals) {
    return unit === '' ? `${String(value)} has a fraction: say its unit (kWh, m3)` : `${String(value)} is finer than a Wh or a litre`;
  }
  const register = Number(whole + digits.padEnd(decimals, '0'));
  return Number.isSafeInteger(register) ? register : `${String(value)} is too large`;
}

/** Which utility a register is of by the unit that it is written with, or null when it names none. */
export function utilityOfUnit(value: unknown): Utility | null {
  const unit = typeof value === 'string' ? WRITTEN.exec(value.trim())?.[3] : undefined;
  if (unit === undefined) return null;
  return unit.toLowerCase().endsWith('wh') ? 'electricity' : 'water';
}

/** A register, as `readRegister` reads it. */
export const registerField = z.unknown().transform((value, context): number => {
  const read = readRegister(value);
  if (typeof read === 'number') return read;
  context.addIssue({ code: 'custom', message: read });
  return z.NEVER;
});

/** Which register of `later` lies below the one of `earlier`, in words (`register 90 is below 100`), or null when none does. */
export function wentBack(earlier: Registers, later: Registers): string | null {
  if (later.register < earlier.register) return `register ${later.register} is below ${earlier.register}`;
  for (const [rate, register] of Object.entries(earlier.rates ?? {})) {
    const after = later.rates?.[rate];
    if (after !== undefined && after < register) return `register ${after} of rate ${rate} is below ${register}`;
  }
  return null;
}

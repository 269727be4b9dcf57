/**
 * How many decimals a currency has (ISO 4217, table A.1), for reading and printing amounts.
 * Only those that are not two are listed.
 */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Decimals of the minor unit: 2 unless ISO 4217 says otherwise. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

const KNOWN: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('currency'), ...Object.keys(DECIMALS)]);

/** Whether the text is an ISO 4217 code (three capitals that stand for a currency): `RMB` and `eur` are not. */
export function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}

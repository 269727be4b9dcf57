import type { CivilDate } from '../../calendar/civil.ts';

/** Registers of one meter by rate (peak, flat, valley …), Wh or litres. */
export type RateRegisters = Readonly<Record<string, number>>;

/** One meter's part in a period: its registers (Wh or litres) at the start and at the end, null while nobody has read them. */
export interface MeterSpan {
  readonly meterId: string;
  /** The days at whose start its registers count; `to` null while the period has not ended. */
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** Ratios of its current and voltage transformers, 1 when there are none. */
  readonly ctRatio: number;
  readonly ptRatio: number;
  readonly opening: number | null;
  readonly closing: number | null;
  /** Per rate, at the same two moments; null when the meter keeps none. Only a tariff by time of use asks for them. */
  readonly openingRates: RateRegisters | null;
  readonly closingRates: RateRegisters | null;
}

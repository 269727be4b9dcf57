/** What a slot read: a value of its kind, or, when what stands there cannot be taken as it is, why not. */
export interface SlotValue {
  readonly value: unknown;
  readonly problem: { readonly status: 'ambiguous' | 'contradictory'; readonly reason: string } | null;
}

export type SlotReading = SlotValue & { readonly end: number };

/** Reads a value that begins at `at` of a normalised text; several readings when it may end in several places, the preferred one first. */
export type SlotKind = (text: string, at: number) => readonly SlotReading[];

/** One reading without a problem. */
export function reading(value: unknown, end: number): SlotReading {
  return { value, end, problem: null };
}

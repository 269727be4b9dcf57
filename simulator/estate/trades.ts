/** What shops of one kind draw. Rates are of an average shop while open; `standby` runs day and night. */
export interface Trade {
  readonly opens: number;
  readonly closes: number;
  readonly watts: { readonly standby: number; readonly open: number };
  /** Litres an hour while somebody draws, and the share of open quarter-hours in which somebody does. */
  readonly water: { readonly litresPerHour: number; readonly share: number };
}

export type TradeName = 'restaurant' | 'cafe' | 'grocer' | 'fashion' | 'beauty' | 'electronics' | 'books' | 'fitness';

/** Invented, of the order of what such shops draw. */
export const TRADES: Readonly<Record<TradeName, Trade>> = {
  restaurant: { opens: 10, closes: 22, watts: { standby: 1_400, open: 9_000 }, water: { litresPerHour: 260, share: 0.95 } },
  cafe: { opens: 8, closes: 22, watts: { standby: 600, open: 4_200 }, water: { litresPerHour: 90, share: 0.9 } },
  grocer: { opens: 8, closes: 22, watts: { standby: 3_000, open: 7_500 }, water: { litresPerHour: 40, share: 0.5 } },
  fashion: { opens: 10, closes: 22, watts: { standby: 150, open: 2_600 }, water: { litresPerHour: 10, share: 0.2 } },
  beauty: { opens: 10, closes: 21, watts: { standby: 120, open: 2_200 }, water: { litresPerHour: 70, share: 0.8 } },
  electronics: { opens: 10, closes: 22, watts: { standby: 400, open: 3_400 }, water: { litresPerHour: 8, share: 0.15 } },
  books: { opens: 10, closes: 21, watts: { standby: 100, open: 1_500 }, water: { litresPerHour: 6, share: 0.15 } },
  fitness: { opens: 7, closes: 23, watts: { standby: 500, open: 5_200 }, water: { litresPerHour: 180, share: 0.85 } },
};

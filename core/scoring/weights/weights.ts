/** A weight set Z: one weight per factor, by factor id. Whoever makes it (a hand, AHP, entropy, a fit), scores name it. */
export interface WeightSet {
  readonly name: string;
  /** Greater than or equal to 0; a factor that is not named has weight 0. */
  readonly z: Readonly<Record<string, number>>;
}

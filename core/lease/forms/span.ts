/** A part of the normalised text, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Why something is not possible, or was decided so: the same words in the node status, in Grafana, in the API. */
export interface Reason {
  /** A rule id of RULES.md (`L9`) or a key of our own (`approval`, `debt-floor`). */
  readonly rule: string;
  readonly text: string;
}

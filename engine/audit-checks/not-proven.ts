/** What the store holds that `dunlock audit verify` has nothing to compare with; docs/operating.md says the same. */
export const NOT_PROVEN: readonly string[] = [
  'when a case is looked at next (its dueAt)',
  'what a switch was last seen to do (observed, physics, attempts, reason and utility of an order)',
  'of messages: when one that has not left is due, how often it was tried, who took it, and whether and why it was superseded, expired or waits',
  'scores: derived, and derived again as the site goes on',
  'where the clock of the site stands, and which process sees to a DTU',
];

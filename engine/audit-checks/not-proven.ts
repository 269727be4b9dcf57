/** What the store holds that `dunlock audit verify` has nothing to compare with; docs/operating.md says the same. */
export const NOT_PROVEN: readonly string[] = [
  'when a case is looked at next (its dueAt)',
  'what a switch was last seen to do (observed, physics, attempts, reason and utility of an order)',
  'messages that have not left: their wording and times, and why they were superseded or wait',
  'scores, and up to where leases were reckoned: derived, and derived again as the site goes on',
  'settings of the site, its clock, and which process sees to a DTU',
];

import type { Band } from '../scoring/score.ts';

/** On which days around a due date a tenant of a band is reminded: −3 = three days before, +1 = one day after. In order of time. */
export interface ReminderPlan {
  readonly offsets: readonly number[];
}

/** The better a tenant pays, the fewer and gentler: one note for the reliable, six for those at risk. */
export const REMINDER_PLANS: Readonly<Record<Band, ReminderPlan>> = {
  reliable: { offsets: [-3] },
  usual: { offsets: [-3, 1] },
  wavering: { offsets: [-5, -1, 1, 3] },
  'at-risk': { offsets: [-7, -4, -1, 1, 2, 4] },
};

/** At what time of day, local, a reminder leaves where contact hours allow it. */
export const SEND_TIME = '10:00';

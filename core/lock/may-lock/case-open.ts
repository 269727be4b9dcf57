import type { Rung } from '../case.ts';
import { denied, GIVEN, type Permit } from './permit.ts';

/* On the way up; `locked` and past it there is nothing more to lock for. */
const ON_THE_WAY: readonly Rung[] = ['notified', 'warned', 'approved', 'locking'];

/** The case still stands open, on its way to a lock. A rung that nobody knows is no way to one. */
export const caseOpen: Permit = ({ case: lockCase }) =>
  ON_THE_WAY.includes(lockCase.rung) ? GIVEN : [denied('case-open', `the case is ${lockCase.rung}`)];

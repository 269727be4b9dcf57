import type { HoldType } from '../case.ts';
import { type Finding, notNow, type Permit } from './permit.ts';

const RULES: Readonly<Record<HoldType, string>> = { dispute: ' (L15)', promise: '', plan: ' (L16)', insolvency: ' (L31)', manual: '' };

/** No hold is in force: dispute, promise, plan, insolvency, or one that a person set (L15, L16, L31). */
export const holds: Permit = (facts) =>
  facts.holds.map(
    (hold): Finding => notNow('hold', `${hold.type} ${hold.holdId} holds it until ${hold.until}${RULES[hold.type] ?? ''}`, hold.until),
  );

import { type Bound, KEPT } from './bound.ts';

/**
 * An unlock closes only what one of our own locks opened, and only once no other case of ours wants it off:
 * what tripped or was opened by hand stays as it is, and so does a meter that is not the one whose switch we moved.
 */
export const openedByUs: Bound = ({ heldBy, caseIds, openedNumbers, answeringNumber }) => {
  if (heldBy.length === 0) {
    return [{ verdict: 'over', rule: 'not-ours', text: 'no lock of ours opened it: what tripped or was opened by hand stays' }];
  }
  const keeper = heldBy.find(({ caseId, rung }) => !caseIds.includes(caseId) && (rung === 'locking' || rung === 'locked'));
  if (keeper) return [{ verdict: 'over', rule: 'kept', text: `case ${keeper.caseId} still holds it` }];
  if (answeringNumber === null || openedNumbers.includes(answeringNumber)) return KEPT;
  const opened = openedNumbers.length === 0 ? 'of which meter is not known' : `of meter number ${openedNumbers.join(', ')}`;
  return [
    {
      verdict: 'wait',
      rule: 'meter-number',
      text: `meter number ${answeringNumber} answers, our lock opened the switch ${opened}: a wrong switch is not moved`,
    },
  ];
};

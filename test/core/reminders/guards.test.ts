import { describe, expect, it } from 'vitest';
import type { Hold } from '../../../core/lock/case.ts';
import { heldBy, staleBank } from '../../../core/reminders/guards.ts';

const NOW = '2026-03-10T02:00:00.000Z';

function hold(more: Partial<Hold>): Hold {
  return {
    holdId: 'hold/t1/1',
    type: 'dispute',
    tenantId: 't1',
    caseId: null,
    owner: 'Ms Li',
    reason: 'meter read wrong',
    from: '2026-03-01T00:00:00.000Z',
    until: '2026-03-20T00:00:00.000Z',
    liftedAt: null,
    whenLocked: 'release',
    ...more,
  };
}

describe('a hold', () => {
  it.each([
    ['dispute', 'L15'],
    ['promise', 'L16'],
    ['plan', 'L16'],
    ['insolvency', 'L31'],
    ['manual', 'pause'],
  ] as const)('of type %s holds a reminder by %s and says who and why', (type, rule) => {
    expect(heldBy([hold({ type })], ['rent'], new Map(), NOW)).toEqual({
      rule,
      text: `held: ${type} until 2026-03-20T00:00:00.000Z (Ms Li: meter read wrong)`,
    });
  });

  it('that is over, lifted or to come holds nothing', () => {
    const holds = [hold({ until: NOW }), hold({ liftedAt: '2026-03-09T00:00:00.000Z' }), hold({ from: '2026-03-11T00:00:00.000Z' })];
    expect(heldBy(holds, ['rent'], new Map(), NOW)).toBeNull();
  });

  it('on a case holds what names a charge of that case, and nothing else', () => {
    const charges = new Map([['case-1', ['rent']]]);
    expect(heldBy([hold({ caseId: 'case-1' })], ['rent', 'water'], charges, NOW)).not.toBeNull();
    expect(heldBy([hold({ caseId: 'case-1' })], ['water'], charges, NOW)).toBeNull();
    expect(heldBy([hold({ caseId: 'case-2' })], ['rent'], charges, NOW)).toBeNull();
  });
});

describe('the bank feed', () => {
  it('must cover the day the pack wants', () => {
    expect(staleBank('2026-03-09', '2026-03-10', 1)).toBeNull();
    expect(staleBank('2026-03-10', '2026-03-10', 1)).toBeNull();
    expect(staleBank('2026-03-08', '2026-03-10', 1)).toEqual({
      rule: 'bank-feed',
      text: 'the bank feed covers 2026-03-08, a reminder today needs 2026-03-09',
    });
    expect(staleBank(null, '2026-03-10', 1)?.text).toMatch(/covers no day yet/);
  });
});

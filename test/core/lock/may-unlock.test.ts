import { describe, expect, it } from 'vitest';
import type { UnlockFacts } from '../../../core/lock/may-unlock/facts.ts';
import { BOUNDS, mayUnlock } from '../../../core/lock/may-unlock/may-unlock.ts';
import { at, NOW } from './facts.ts';

/* A circuit that a paid case of ours holds off, and the meter that was locked answers. */
const ALLOWED: UnlockFacts = {
  circuitId: 'c-1',
  tenantId: 't-1',
  caseIds: ['case-1'],
  heldBy: [{ caseId: 'case-1', rung: 'unlocking' }],
  stops: [],
  reconnect: { meter: 'direct', lease: 'as-meter' },
  openedNumbers: ['0001'],
  answeringNumber: '0001',
};
const facts = (change: Partial<UnlockFacts>): UnlockFacts => ({ ...ALLOWED, ...change });
const isolated = (change: Partial<UnlockFacts['stops'][number]>): UnlockFacts =>
  facts({ stops: [{ stopId: 's', kind: 'isolation', scope: 'site', target: 'mall', until: null, ...change }] });
/* A word that no version of the code knows. */
const unknown = <T>(): T => 'nobody-knows' as unknown as T;

const ROWS = [
  { what: 'what no lock of ours opened', verdict: 'over', rule: 'not-ours', facts: facts({ heldBy: [] }) },
  ...(['locking', 'locked'] as const).map((rung) => ({
    what: `a circuit that another case still wants off (${rung})`,
    verdict: 'over',
    rule: 'kept',
    facts: facts({ heldBy: [...ALLOWED.heldBy, { caseId: 'case-2', rung }] }),
  })),
  { what: 'a meter with another number', verdict: 'wait', rule: 'meter-number', facts: facts({ answeringNumber: '0002' }) },
  { what: 'a meter of which nobody knows what we opened', verdict: 'wait', rule: 'meter-number', facts: facts({ openedNumbers: [] }) },
  { what: 'an isolation of the site', verdict: 'wait', rule: 'isolation', facts: isolated({}) },
  { what: 'an isolation of the tenant', verdict: 'wait', rule: 'isolation', facts: isolated({ scope: 'tenant', target: 't-1' }) },
  { what: 'an isolation of the circuit', verdict: 'wait', rule: 'isolation', facts: isolated({ scope: 'circuit', target: 'c-1' }) },
  { what: 'an isolation until later', verdict: 'wait', rule: 'isolation', facts: isolated({ until: at('2026-01-14', '10:01') }) },
  { what: 'an isolation of a scope that nobody knows', verdict: 'wait', rule: 'isolation', facts: isolated({ scope: unknown() }) },
] as const;

describe('mayUnlock', () => {
  it('allows what one of our own locks opened', () => {
    expect(mayUnlock(ALLOWED, NOW)).toEqual({ verdict: 'allow', operation: 'switch-on', reasons: [] });
  });

  it.each(ROWS)('does not allow: $what ($rule)', ({ facts: given, verdict, rule }) => {
    expect(mayUnlock(given, NOW)).toMatchObject({ verdict, reasons: [{ rule }] });
  });

  it('has a row for every bound: each of them alone can refuse', () => {
    expect(BOUNDS.filter((bound) => !ROWS.some((row) => bound(row.facts, NOW).length > 0))).toEqual([]);
    for (const row of ROWS) expect(BOUNDS.filter((bound) => bound(row.facts, NOW).length > 0).length, row.what).toBe(1);
  });

  it('is over, not waiting, when there is nothing to close and an isolation stands', () => {
    expect(mayUnlock({ ...isolated({}), heldBy: [] }, NOW).verdict).toBe('over');
  });

  it.each([
    ['a stop of the whole site', isolated({ kind: 'stop' })],
    ['an isolation of another tenant', isolated({ scope: 'tenant', target: 't-2' })],
    ['an isolation of another circuit', isolated({ scope: 'circuit', target: 'c-2' })],
    ['an isolation that has run out', isolated({ until: NOW })],
    ['another case that is ending too', facts({ heldBy: [...ALLOWED.heldBy, { caseId: 'case-2', rung: 'unlocking' }] })],
    ['a hold whose case is closed', facts({ heldBy: [{ caseId: 'case-0', rung: 'closed' }] })],
    ['its own case, which has not moved yet', facts({ heldBy: [{ caseId: 'case-1', rung: 'locked' }] })],
    ['a meter that nobody has read yet', facts({ answeringNumber: null })],
    ['one of the meters that our locks opened', facts({ openedNumbers: ['0000', '0001'] })],
  ] as const)('is not held by %s', (_, given) => {
    expect(mayUnlock(given, NOW).verdict).toBe('allow');
  });

  it('makes ready for the button where the meter has one, unless the lease says direct', () => {
    const operation = (meter: 'direct' | 'button' | null, lease: 'as-meter' | 'direct' | null) =>
      mayUnlock(facts({ reconnect: { meter, lease } }), NOW).operation;
    expect(operation('button', 'as-meter')).toBe('make-ready');
    expect(operation('button', null)).toBe('make-ready');
    expect(operation('button', 'direct')).toBe('switch-on');
    expect(operation('direct', 'as-meter')).toBe('switch-on');
    expect(operation(null, null)).toBe('switch-on');
  });
});

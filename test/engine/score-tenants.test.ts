import { describe, expect, it } from 'vitest';
import { plusDays } from '../../core/calendar/civil.ts';
import { scoreTenants } from '../../engine/score-tenants.ts';
import { addCharge, addTenant, mall, pay } from './outbox/mall.ts';

describe('scoring tenants', () => {
  it('scores all of them by what is known now, keeps the scores, and says who changed bands', async () => {
    const context = await mall();
    for (const tenantId of ['good', 'bad', 'new']) await addTenant(context, tenantId);
    for (let month = 0; month < 6; month++) {
      const dueDate = plusDays('2026-03-06', month);
      await addCharge(context, 'good', `good-${month}`, { dueDate, knownAt: context.clock.now() });
      await addCharge(context, 'bad', `bad-${month}`, { dueDate, knownAt: context.clock.now() });
    }
    const first = await scoreTenants(context, 'all');
    expect(first.bandChanges).toEqual(['bad', 'good', 'new'].map((tenantId) => ({ tenantId, from: null, to: 'usual' })));
    for (let month = 0; month < 6; month++) await pay(context, 'good', `good-${month}`, 100_000);
    await context.goTo('2026-04-20');
    const second = await scoreTenants(context, 'all');
    expect(second.bandChanges).toEqual([
      { tenantId: 'bad', from: 'usual', to: 'at-risk' },
      { tenantId: 'good', from: 'usual', to: 'reliable' },
    ]);
    const stored = await context.store.transaction((tx) => tx.scores.allLatest());
    expect(stored).toEqual(second.scores);
    expect(stored.find(({ tenantId }) => tenantId === 'bad')).toMatchObject({
      asOf: '2026-04-20',
      confidence: 'normal',
      weights: 'hand-1',
    });
  });

  it('rejects a tenant that nobody knows and scores the rest, each once', async () => {
    const context = await mall();
    await addTenant(context, 'good');
    const report = await scoreTenants(context, ['nobody', 'good', 'good']);
    expect(report.scores.map(({ tenantId }) => tenantId)).toEqual(['good']);
    expect(report.rejects).toEqual([
      { tenantId: 'nobody', reason: "tenant 'nobody' is not known: look at its spelling, or import the estate first" },
    ]);
  });
});

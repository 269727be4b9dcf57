import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../core/lock/actor.ts';
import { approvalsWanted, decideApproval } from '../../../engine/decide-approval.ts';
import { liftHold, placeHold } from '../../../engine/place-hold.ts';
import { lockSite } from './lock-site.ts';
import { OPERATOR, run } from './run.ts';

const ANNA: Actor = { name: 'anna', authenticated: true, via: 'admin' };
const NOBODY: Actor = { name: 'anna', authenticated: false, via: 'admin' };

async function warned() {
  const site = await lockSite();
  const life = run(site);
  life.approves = false;
  await life.pay('t-2', '5000.00');
  for (const [date, time] of [
    ['2026-01-06', '08:00'],
    ['2026-01-06', '08:10'],
    ['2026-01-10', '08:00'],
  ] as const) {
    await site.context.goTo(date, time);
    await life.now();
  }
  const [lockCase] = await site.context.store.read((tx) => tx.cases.listOpen());
  const caseId = lockCase?.caseId ?? '';
  const decide = (decision: 'approved' | 'refused', by: Actor) =>
    decideApproval(site.context, { caseId, decision, by, reason: 'looked at it' });
  return { ...site, life, caseId, decide };
}

describe('an approval', () => {
  it('is wanted from half its life before the lock could come, told once, and gone once decided', async () => {
    const { context, life, caseId, decide } = await warned();
    await context.goTo('2026-01-10', '08:10');
    await life.now();
    expect(await approvalsWanted(context)).toEqual([]);
    await life.to('2026-01-12', '13:00');
    expect(life.changes.filter((change) => change.approvalWanted)).toHaveLength(1);
    expect(await approvalsWanted(context)).toMatchObject([
      {
        caseId,
        tenantName: 'Shop 1',
        unitIds: ['u-1'],
        debt: { minor: 500_000, currency: 'CNY' },
        wantedSince: '2026-01-12T04:00:00.000Z',
        noticeDeliveredAt: expect.stringMatching(/^2026-01-/),
        warningDeliveredAt: expect.stringMatching(/^2026-01-10/),
        circuits: [
          { circuitId: 'c-1e', utility: 'electricity' },
          { circuitId: 'c-1w', utility: 'water' },
        ],
      },
    ]);
    expect(await decide('approved', ANNA)).toMatchObject({ ok: true, by: 'anna' });
    expect(await approvalsWanted(context)).toEqual([]);
    await life.now();
    expect((await context.store.read((tx) => tx.cases.get(caseId)))?.rung).toBe('approved');
  });

  it('needs a person whom somebody vouches for; only a simulated site takes its own operator', async () => {
    const { context, decide, life, caseId } = await warned();
    await context.goTo('2026-01-10', '08:10');
    await life.now();
    expect(await decide('approved', NOBODY)).toMatchObject({ ok: false, reason: expect.stringContaining('approver unknown') });
    expect(await decide('approved', { ...ANNA, name: ' ' })).toMatchObject({ ok: false });
    const real = { ...context, mode: 'dry-run' as const };
    expect(await decideApproval(real, { caseId, decision: 'approved', by: OPERATOR, reason: '' })).toMatchObject({ ok: false });
    expect(await decide('approved', OPERATOR)).toMatchObject({ ok: true });
    const text = await context.store.read((tx) => tx.audit.list({ caseId }));
    expect(text.map((record) => record.body).join()).not.toContain('looked at it');
  });

  it('waits for the evidence of the warning, and for what stands against the lock for good', async () => {
    const { context, decide, life } = await warned();
    expect(await decide('approved', ANNA)).toMatchObject({ ok: false, reason: 'the warning is not proven to be delivered yet' });
    await context.goTo('2026-01-10', '08:10');
    await life.now();
    await placeHold(context, { type: 'promise', tenantId: 't-1', owner: 'office', reason: 'pays on Friday', until: '2026-01-16' });
    expect(await decide('approved', ANNA)).toMatchObject({ ok: false, reason: expect.stringContaining('promise') });
    expect(await liftHold(context, 'hold/t-1/1', NOBODY, 'x')).toMatchObject({ ok: false });
    expect(await liftHold(context, 'hold/t-1/1', ANNA, 'did not pay')).toMatchObject({ ok: true });
    expect(await decide('approved', ANNA)).toMatchObject({ ok: true });
  });

  it('that was refused stands until a person decides again', async () => {
    const { context, decide, life } = await warned();
    await life.to('2026-01-12', '13:00');
    await decide('refused', ANNA);
    await life.to('2026-01-15', '12:00');
    expect(await approvalsWanted(context)).toEqual([]);
    expect(life.changes.at(-1)?.rung).toBe('warned');
    await decide('approved', ANNA);
    await life.now();
    expect(life.diary).toContain('01-15 12:00 warned → approved');
  });
});

describe('a hold', () => {
  it('is refused with the reason when something does not fit', async () => {
    const { context } = await warned();
    const hold = { type: 'dispute', tenantId: 't-1', owner: 'office', reason: 'doubted', until: '2026-02-01' } as const;
    for (const [change, reason] of [
      [{ type: 'mood' as never }, 'type'],
      [{ tenantId: 't-9' }, 'tenantId'],
      [{ owner: ' ' }, 'owner'],
      [{ reason: '' }, 'reason'],
      [{ until: 'soon' }, 'until'],
      [{ until: '2026-01-01' }, 'until'],
      [{ caseId: 'none' }, 'caseId'],
      [{ whenLocked: 'melt' as never }, 'whenLocked'],
    ] as const) {
      expect(await placeHold(context, { ...hold, ...change })).toMatchObject({
        ok: false,
        holdId: null,
        reason: expect.stringContaining(reason),
      });
    }
  });

  it('stops a lock, says so as the guard does, and a plan ends the case', async () => {
    const { context, life, caseId } = await warned();
    await context.goTo('2026-01-10', '08:10');
    await life.now();
    await placeHold(context, { type: 'dispute', tenantId: 't-1', caseId, owner: 'office', reason: 'doubted', until: '2026-01-20' });
    await life.to('2026-01-11', '12:00');
    expect(life.refusals.at(-1)?.reasons.map((reason) => reason.rule)).toContain('hold');
    const chained = await context.store.read((tx) => tx.audit.list({ caseId }));
    expect(chained.filter((record) => record.kind === 'decision/may-lock' && record.body.includes('"rule":"hold"'))).not.toEqual([]);
    expect(
      await placeHold(context, { type: 'plan', tenantId: 't-1', owner: 'office', reason: 'six rates', until: '2026-07-31' }),
    ).toMatchObject({
      cases: [{ caseId, from: 'warned', rung: 'closed' }],
    });
  });
});

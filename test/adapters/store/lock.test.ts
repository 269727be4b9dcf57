import { describe, expect, it } from 'vitest';
import type { Hold, Stop } from '../../../core/lock/case.ts';
import { charge, lockCase, NOW, order, temporaryStore } from './fixtures.ts';

const EARLIER = '2026-03-09T02:00:00.000Z';
const LATER = '2026-03-11T02:00:00.000Z';

describe('lock cases', () => {
  it('keep their charges in the order of the notice, and only their rung moves', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ cases, ledger }) => {
      for (const id of ['x', 'y', 'z']) await ledger.addCharge(charge(id));
      await cases.open(lockCase('a', ['y', 'x']));
      await cases.open(lockCase('b', ['z'], { tenantId: 'bob', openedAt: LATER, dueAt: LATER }));
      await expect(cases.open(lockCase('a', []))).rejects.toThrow(/UNIQUE/);
      expect(await cases.get('a')).toEqual(lockCase('a', ['y', 'x']));
      const warned = lockCase('a', ['y', 'x'], { rung: 'warned', rungSince: LATER, warningId: 'warning/a', dueAt: NOW });
      await cases.update({ ...warned, tenantId: 'mallory', chargeIds: [] });
      expect(await cases.get('a')).toEqual(warned);
      expect((await cases.list(9)).map(({ caseId }) => caseId)).toEqual(['b', 'a']);
      expect(await cases.listOpen('bob')).toEqual([lockCase('b', ['z'], { tenantId: 'bob', openedAt: LATER, dueAt: LATER })]);
      expect(await cases.charged(['x', 'z', 'none'])).toEqual(['x', 'z']);
      await expect(cases.update(lockCase('none', []))).rejects.toMatchObject({ key: 'store/no-case' });
    });
  });

  it('name themselves when due, until they are closed', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ cases }) => {
      expect(await cases.nextDueAt()).toBeNull();
      await cases.open(lockCase('a', [], { dueAt: LATER }));
      await cases.open(lockCase('b', [], { dueAt: NOW }));
      await cases.open(lockCase('c', []));
      expect(await cases.nextDueAt()).toBe(NOW);
      expect((await cases.dueBy(LATER, 9)).map(({ caseId }) => caseId)).toEqual(['b', 'a']);
      expect((await cases.dueBy(NOW, 9)).map(({ caseId }) => caseId)).toEqual(['b']);
      await cases.update(lockCase('b', [], { rung: 'closed', dueAt: NOW, closedAt: NOW, closedBecause: 'settled' }));
      expect(await cases.nextDueAt()).toBe(LATER);
      expect((await cases.listOpen()).map(({ caseId }) => caseId)).toEqual(['a', 'c']);
      expect(await cases.countByRung()).toEqual([
        { rung: 'closed', n: 1 },
        { rung: 'notified', n: 2 },
      ]);
    });
  });

  it('remember the last decision about them, also of two in one instant', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ cases }) => {
      await cases.open(lockCase('a', []));
      expect(await cases.approval('a')).toBeNull();
      const refused = {
        caseId: 'a',
        decision: 'refused',
        by: 'eve',
        via: 'admin',
        authenticated: true,
        reason: 'not yet',
        at: NOW,
      } as const;
      await cases.addApproval(refused);
      await cases.addApproval({ ...refused, decision: 'approved' });
      await cases.addApproval(refused);
      expect(await cases.approval('a')).toEqual(refused);
    });
  });
});

describe('holds and stops', () => {
  const hold: Hold = {
    holdId: 'hold/ada/1',
    type: 'dispute',
    tenantId: 'ada',
    caseId: null,
    owner: 'eve',
    reason: 'letter of 8 March',
    from: NOW,
    until: LATER,
    liftedAt: null,
    whenLocked: 'stay',
  };
  const stop: Stop = {
    stopId: 's1',
    kind: 'stop',
    scope: 'site',
    target: 'mall',
    by: 'eve',
    reason: 'storm',
    at: NOW,
    until: null,
    liftedAt: null,
  };

  it('are in force from when they begin until they end or are lifted, once', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ cases }) => {
      expect(await cases.countHolds('ada')).toBe(0);
      await cases.addHold(hold);
      await cases.addHold({ ...hold, holdId: 'hold/bob/1', tenantId: 'bob' });
      expect(await cases.holds('ada', EARLIER)).toEqual([]);
      expect(await cases.holds('ada', NOW)).toEqual([hold]);
      expect(await cases.holds('ada', LATER)).toEqual([]);
      expect(await cases.holds(null, NOW)).toHaveLength(2);
      const noon = '2026-03-10T04:00:00.000Z';
      const lift = { holdId: 'hold/ada/1', by: 'eve', reason: 'settled', at: noon, knownAt: noon } as const;
      expect([await cases.liftHold(lift), await cases.liftHold({ ...lift, at: LATER })]).toEqual([true, false]);
      expect(await cases.holds('ada', NOW)).toEqual([{ ...hold, liftedAt: noon }]);
      expect(await cases.holds('ada', noon)).toEqual([]);
      expect(await cases.liftHold({ ...lift, holdId: 'none' })).toBe(false);
      expect(await cases.countHolds('ada')).toBe(1);
    });
  });

  it('of a stop without an end last until somebody lifts it', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ cases }) => {
      await cases.addStop(stop);
      await cases.addStop({ ...stop, stopId: 's2', until: LATER });
      expect(await cases.stops(EARLIER)).toEqual([]);
      expect(await cases.stops(NOW)).toHaveLength(2);
      expect(await cases.stops(LATER)).toEqual([stop]);
      const lift = { stopId: 's1', by: 'eve', reason: 'over', at: LATER, knownAt: LATER } as const;
      expect([await cases.liftStop(lift), await cases.liftStop(lift), await cases.liftStop({ ...lift, stopId: 'none' })]).toEqual([
        true,
        false,
        false,
      ]);
      expect(await cases.stops(LATER)).toEqual([]);
    });
  });
});

describe('orders, held circuits and work orders', () => {
  it('keep what was ordered apart from what was observed', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ cases }) => {
      const first = order('o1', { caseIds: ['b', 'a'] });
      await cases.addOrder(first);
      await cases.addOrder(order('o2', { action: 'unlock', circuitId: 'circuit-2', caseIds: ['a'], plannedAt: LATER }));
      expect(await cases.order('o1')).toEqual(first);
      const seen = order('o1', {
        caseIds: ['b', 'a'],
        observed: 'off',
        physics: 'confirms',
        frameSentAt: NOW,
        confirmedAt: LATER,
        attempts: 2,
      });
      await cases.updateOrder({ ...seen, circuitId: 'another', action: 'unlock' });
      expect(await cases.order('o1')).toEqual(seen);
      const ids = async (filter: Parameters<typeof cases.orders>[0]) => (await cases.orders(filter)).map(({ orderId }) => orderId);
      expect(await ids({ caseId: 'a' })).toEqual(['o2', 'o1']);
      expect(await ids({ caseId: 'b' })).toEqual(['o1']);
      expect(await ids({ circuitId: 'circuit-2' })).toEqual(['o2']);
      expect(await ids({ action: 'lock' })).toEqual(['o1']);
      expect(await ids({ since: LATER })).toEqual(['o2']);
      expect(await ids({ limit: 1 })).toEqual(['o2']);
      await expect(cases.updateOrder(order('none'))).rejects.toMatchObject({ key: 'store/no-order' });
    });
  });

  it('count the locks whose frame left, by the floor as now known', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ cases, estate }) => {
      await estate.saveUnit({ unitId: 'unit-1', building: 'A', floor: 'wrong', areaM2: null }, NOW);
      await estate.saveUnit({ unitId: 'unit-1', building: 'A', floor: 'F1', areaM2: null }, NOW);
      await cases.addOrder(order('o1', { frameSentAt: NOW }));
      await cases.addOrder(order('o2', { frameSentAt: NOW, unitId: 'unknown' }));
      await cases.addOrder(order('o3', { frameSentAt: LATER }));
      await cases.addOrder(order('o4', { frameSentAt: NOW, action: 'unlock' }));
      await cases.addOrder(order('o5'));
      expect(await cases.locksBetween(NOW, LATER)).toEqual([
        { floor: 'F1', unitId: 'unit-1' },
        { floor: '', unitId: 'unknown' },
      ]);
    });
  });

  it('keep a circuit held until no case holds it', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ cases }) => {
      await cases.holdCircuit('circuit-1', 'a', 'o1', NOW);
      await cases.holdCircuit('circuit-1', 'b', 'o2', NOW);
      await cases.holdCircuit('circuit-1', 'a', 'o3', LATER);
      const held = { circuitId: 'circuit-1', caseId: 'a', orderId: 'o3', since: NOW };
      expect(await cases.heldCircuits({ caseId: 'a' })).toEqual([held]);
      expect(await cases.heldCircuits({ circuitId: 'circuit-1' })).toHaveLength(2);
      await cases.releaseCircuit('circuit-1', 'b');
      expect(await cases.heldCircuits({})).toEqual([held]);
      await cases.releaseCircuit('circuit-1', 'a');
      expect(await cases.heldCircuits({})).toEqual([]);
    });
  });

  it('open the same task for a person once', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ cases }) => {
      const task = {
        workOrderId: 'contradiction/o1',
        kind: 'contradiction',
        circuitId: 'circuit-1',
        tenantId: 'ada',
        caseId: null,
        orderId: 'o1',
        reason: 'draws 300 W while off',
        openedAt: NOW,
      } as const;
      expect([await cases.addWorkOrder(task), await cases.addWorkOrder({ ...task, openedAt: LATER })]).toEqual([true, false]);
      expect(await cases.addWorkOrder({ ...task, workOrderId: 'not-ours/circuit-1', openedAt: LATER })).toBe(true);
      expect((await cases.workOrders(9)).map(({ workOrderId }) => workOrderId)).toEqual(['not-ours/circuit-1', 'contradiction/o1']);
      expect(await cases.workOrders(1)).toHaveLength(1);
    });
  });
});

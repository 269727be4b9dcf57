import { describe, expect, it } from 'vitest';
import { at } from './facts.ts';
import { LadderWorld } from './ladder-world.ts';

/** Moves the world to a time of the demo month, running the job there. */
function to(world: LadderWorld, date: `${number}-${string}`, time: `${number}:${string}`): ReturnType<LadderWorld['run']> {
  world.now = at(date, time);
  return world.run();
}

describe('the evidence ladder, day by day (rent due on Monday 5 January)', () => {
  it('goes notice, warning, approval, lock, payment, and says at each step what it waits for', () => {
    const world = new LadderWorld();
    expect(world.run().reasons.map((reason) => reason.rule)).toEqual(['L1']);
    world.now = at('2026-01-06', '08:10');
    world.deliver('notice');
    expect(world.run()).toMatchObject({ move: null, nextDueAt: at('2026-01-10', '00:00') });

    expect(to(world, '2026-01-09', '23:59').move).toBeNull();
    expect(to(world, '2026-01-10', '00:05').nextDueAt).toBe(at('2026-01-10', '08:00'));
    expect(world.rung).toBe('warned');
    world.now = at('2026-01-10', '08:10');
    world.deliver('warning');
    /* Lockable from the 14th 00:00; a person is asked half the approval's life before that. */
    expect(world.run()).toMatchObject({ askApproval: false, nextDueAt: at('2026-01-12', '12:00') });
    expect(to(world, '2026-01-12', '12:00').askApproval).toBe(true);
    expect(world.run().askApproval).toBe(false);

    world.now = at('2026-01-13', '09:00');
    world.decide('approved');
    expect(world.run().nextDueAt).toBe(at('2026-01-14', '09:00'));
    expect(world.rung).toBe('approved');
    expect(to(world, '2026-01-14', '08:59').orders).toEqual([]);
    to(world, '2026-01-14', '09:00');
    expect(world.rung).toBe('locking');
    world.carryOut();
    world.run();
    expect(world.rung).toBe('locked');

    world.pay();
    world.run();
    expect(world.rung).toBe('unlocking');
    expect(world.entered.map((step) => step.rung)).toEqual(['notified', 'warned', 'approved', 'locking', 'locked', 'unlocking']);
  });

  it('ends when the lease becomes one that must not be cut off, and gives back what is locked (L19)', () => {
    const world = new LadderWorld();
    world.rung = 'locked';
    world.held = true;
    expect(world.run().end).toBeNull();
    world.protectedStatus = 'medical';
    expect(world.run()).toMatchObject({ end: { because: 'held' } });
    expect(world.rung).toBe('unlocking');
  });

  it('skips nothing after an outage of three weeks: the warning comes late, and its period is counted from its own delivery', () => {
    const world = new LadderWorld();
    world.now = at('2026-01-06', '08:10');
    world.deliver('notice');
    to(world, '2026-01-27', '10:00');
    expect(world.rung).toBe('warned');
    world.deliver('warning');
    world.decide('approved');
    expect(world.run().orders).toEqual([]);
    expect(world.ordered).toEqual([]);
    expect(to(world, '2026-01-29', '09:59').orders).toEqual([]);
    to(world, '2026-01-29', '10:00');
    expect(world.ordered.map((order) => order.at)).toEqual([at('2026-01-29', '10:00')]);
  });

  it('stays where it is without a receipt, for ever', () => {
    const world = new LadderWorld();
    for (let day = 0; day < 60; day++) {
      world.wait(24);
      world.run();
    }
    expect(world.rung).toBe('notified');
  });

  it('stands still under a hold and goes on when it ends, from its own evidence', () => {
    const world = new LadderWorld();
    world.now = at('2026-01-06', '08:10');
    world.deliver('notice');
    world.hold(10);
    const held = to(world, '2026-01-12', '10:00');
    expect(held.reasons.map((reason) => reason.rule)).toEqual(['hold']);
    expect(held.nextDueAt).toBe(at('2026-01-16', '08:10'));
    expect(to(world, '2026-01-16', '08:10').move).toBeNull();
    expect(world.rung).toBe('warned');
  });

  it('asks again when an approval has gone stale, and not while a refusal stands', () => {
    const world = new LadderWorld();
    world.now = at('2026-01-06', '08:10');
    world.deliver('notice');
    to(world, '2026-01-10', '08:05');
    world.deliver('warning');
    to(world, '2026-01-12', '12:00');
    world.decide('refused');
    expect(to(world, '2026-01-14', '10:00')).toMatchObject({ askApproval: false, orders: [] });
    world.decide('approved');
    world.now = at('2026-01-18', '10:00');
    expect(world.run().askApproval).toBe(true);
    expect(world.ordered).toEqual([]);
  });

  it('orders again after an order that nobody took: not at once, and four times at most', () => {
    const world = new LadderWorld();
    world.now = at('2026-01-06', '08:10');
    world.deliver('notice');
    to(world, '2026-01-10', '08:05');
    world.deliver('warning');
    to(world, '2026-01-13', '09:00');
    world.decide('approved');
    for (let hour = 0; hour < 24 * 20; hour++) {
      world.wait(1);
      if (hour % 48 === 0) world.decide('approved');
      world.run();
      world.orders = world.orders.map((one) =>
        one.state === 'planned' && one.expiresAt !== null && one.expiresAt <= world.now
          ? { ...one, state: 'expired', endedAt: world.now }
          : one,
      );
    }
    expect(world.ordered).toHaveLength(4);
    const [first, second] = world.ordered.map((order) => order.at);
    expect(first).toBe(at('2026-01-14', '09:00'));
    expect(second).toBe(at('2026-01-14', '15:00'));
    expect(world.rung).toBe('locking');
  });
});

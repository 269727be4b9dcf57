import { describe, expect, it } from 'vitest';
import type { OrderResult } from '../../engine/carry-out-orders.ts';
import { OrderResults } from '../../site/order-results.ts';

function result(orderId: string): OrderResult {
  return {
    orderId,
    action: 'lock',
    outcome: 'done',
    circuitId: 'c',
    meterId: 'm',
    unitId: 'u',
    tenantId: 't',
    utility: 'water',
    observed: 'off',
    physics: 'silent',
    at: '2026-01-05T00:00:00.000Z',
    seconds: null,
    reason: null,
    workOrder: null,
    cases: [],
    documents: [],
  };
}

describe('results of orders', () => {
  it('go to exactly one of the switch nodes that stand', () => {
    const results = new OrderResults();
    const first: string[] = [];
    const second: string[] = [];
    results.listen((r) => first.push(r.orderId));
    results.listen((r) => second.push(r.orderId));
    results.deliver(result('a'));
    expect([first, second]).toEqual([['a'], []]);
  });

  it('wait while none stands, as in a redeploy, and go to the next', () => {
    const results = new OrderResults();
    results.listen(() => {})();
    results.deliver(result('a'));
    results.deliver(result('b'));
    const next: string[] = [];
    results.listen((r) => next.push(r.orderId));
    expect(next).toEqual(['a', 'b']);
  });
});

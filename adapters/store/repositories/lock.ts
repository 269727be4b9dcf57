import type { CaseRepository } from '../faces/lock.ts';
import { approvalRepository } from './approvals.ts';
import { lockCaseRepository } from './cases.ts';
import { circuitHoldRepository } from './circuit-holds.ts';
import { holdRepository } from './holds.ts';
import { orderRepository } from './orders.ts';
import { stopRepository } from './stops.ts';
import { workOrderRepository } from './work-orders.ts';
import type { WritingScope } from './written-rows.ts';

export function caseRepository(scope: WritingScope): CaseRepository {
  return {
    ...lockCaseRepository(scope),
    ...approvalRepository(scope),
    ...holdRepository(scope),
    ...stopRepository(scope),
    ...orderRepository(scope),
    ...circuitHoldRepository(scope),
    ...workOrderRepository(scope),
  };
}

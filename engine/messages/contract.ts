import { z } from 'zod';
import type { ContractReport } from '../contracts/contract-report.ts';
import { messageKind } from './kind.ts';
import { id } from './parts.ts';

/** A contract that was read, and the terms of it that wait for a person. */
export interface ContractRead {
  readonly contractId: string;
  readonly origin: string;
  readonly state: ContractReport['state'];
  readonly leaseId: string | null;
  readonly waiting: readonly string[];
}

/** `dunlock/contract`: a contract in its own words was read; where `waiting` is not empty, a person has to look at it. */
export const contract = messageKind<ContractRead>()(
  'contract',
  z.object({
    contractId: id,
    origin: z.string(),
    state: z.enum(['waiting', 'imported', 'refused']),
    leaseId: id.nullable(),
    waiting: z.array(z.string()),
  }),
);

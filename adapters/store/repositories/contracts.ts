import type { ContractRepository } from '../faces/contracts.ts';
import { addMissingRows, addRows } from './add-rows.ts';
import { nextNumber } from './next-number.ts';
import type { WritingScope } from './written-rows.ts';

/** Contracts as they were read, and what persons answered about them: rows are added, never changed. */
export function contractRepository(scope: WritingScope): ContractRepository {
  const { db, siteId } = scope;
  return {
    async add(contract) {
      const added = await addMissingRows(scope, 'contract', [{ siteId, ...contract }]);
      return added.length === 0 ? 'unchanged' : 'accepted';
    },
    async get(contractId) {
      const row = await db
        .selectFrom('contract')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('contractId', '=', contractId)
        .executeTakeFirst();
      return row === undefined ? null : bare(row);
    },
    async list(limit, offset) {
      const query = db.selectFrom('contract').selectAll().where('siteId', '=', siteId);
      const rows = await query.orderBy('knownAt', 'desc').orderBy('contractId').limit(limit).offset(offset).execute();
      return rows.map(bare);
    },
    async answer(answer) {
      const numbered = { ...answer, number: await nextNumber(scope, 'contractAnswer', { contractId: answer.contractId }) };
      await addRows(scope, 'contractAnswer', [{ siteId, ...numbered }]);
      return numbered;
    },
    async answers(contractId) {
      const query = db.selectFrom('contractAnswer').selectAll().where('siteId', '=', siteId).where('contractId', '=', contractId);
      return (await query.orderBy('number').execute()).map(bare);
    },
    async noteLease(lease) {
      const number = await nextNumber(scope, 'contractLease', { contractId: lease.contractId });
      await addRows(scope, 'contractLease', [{ siteId, ...lease, number }]);
    },
    async leases(contractId) {
      const query = db.selectFrom('contractLease').selectAll().where('siteId', '=', siteId).where('contractId', '=', contractId);
      return (await query.orderBy('number').execute()).map(bare);
    },
  };
}

function bare<Row extends { siteId: string; written: number | null }>({
  siteId: _,
  written: __,
  ...rest
}: Row): Omit<Row, 'siteId' | 'written'> {
  return rest;
}

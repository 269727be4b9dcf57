import type { LockCase } from '../../../core/lock/case.ts';
import { RUNGS } from '../../../core/lock/case.ts';
import type { CaseRepository } from '../faces/lock.ts';
import type { CaseRow } from '../schema/lock-tables.ts';
import { StoreError } from '../store-error.ts';
import { addRows } from './add-rows.ts';
import { pieces } from './scope.ts';
import type { WritingScope } from './written-rows.ts';

const OPEN_RUNGS = RUNGS.filter((rung) => rung !== 'closed');

type Face = Pick<
  CaseRepository,
  'open' | 'update' | 'get' | 'listOpen' | 'tenantsInCase' | 'list' | 'charged' | 'nextDueAt' | 'dueBy' | 'countByRung'
>;

/** Lock cases: their identity and list of charges are fixed when they open, their rung moves on. */
export function lockCaseRepository(scope: WritingScope): Face {
  const { db, siteId } = scope;
  const all = () => db.selectFrom('lockCase').selectAll().where('siteId', '=', siteId);
  const open = () => all().where('rung', 'in', OPEN_RUNGS);

  async function withCharges(rows: readonly CaseRow[]): Promise<LockCase[]> {
    const charges = new Map<string, string[]>(rows.map((row) => [row.caseId, []]));
    for (const piece of pieces([...charges.keys()], 1)) {
      const found = await db
        .selectFrom('caseCharge')
        .select(['caseId', 'chargeId'])
        .where('siteId', '=', siteId)
        .where('caseId', 'in', piece)
        .orderBy('caseId')
        .orderBy('place')
        .execute();
      for (const { caseId, chargeId } of found) charges.get(caseId)?.push(chargeId);
    }
    return rows.map((row) => caseOf(row, charges.get(row.caseId) ?? []));
  }

  return {
    async open(lockCase) {
      const { caseId, chargeIds } = lockCase;
      await db.insertInto('lockCase').values(caseRow(siteId, lockCase)).execute();
      const rows = chargeIds.map((chargeId, place) => ({ siteId, caseId, chargeId, place }));
      await addRows(scope, 'caseCharge', rows);
    },
    async update({ caseId, rung, rungSince, warningId, dueAt, closedAt, closedBecause }) {
      const updated = await db
        .updateTable('lockCase')
        .set({ rung, rungSince, warningId, dueAt, closedAt, closedBecause })
        .where('siteId', '=', siteId)
        .where('caseId', '=', caseId)
        .returning('caseId')
        .executeTakeFirst();
      if (!updated) throw missing(caseId);
    },
    async get(caseId) {
      const found = await all().where('caseId', '=', caseId).execute();
      return (await withCharges(found))[0] ?? null;
    },
    async listOpen(tenantId) {
      const query = tenantId === undefined ? open() : open().where('tenantId', '=', tenantId);
      return withCharges(await query.orderBy('caseId').execute());
    },
    async tenantsInCase(tenantIds) {
      const found = new Set<string>();
      for (const piece of pieces([...new Set(tenantIds)], 1)) {
        const rows = db.selectFrom('lockCase').select('tenantId').where('siteId', '=', siteId).where('tenantId', 'in', piece);
        for (const { tenantId } of await rows.where('rung', 'in', OPEN_RUNGS).execute()) found.add(tenantId);
      }
      return found;
    },
    async list(limit) {
      return withCharges(await all().orderBy('openedAt', 'desc').orderBy('caseId', 'desc').limit(limit).execute());
    },
    async charged(chargeIds) {
      const found = new Set<string>();
      for (const piece of pieces(chargeIds, 1)) {
        const rows = await db
          .selectFrom('caseCharge')
          .select('chargeId')
          .where('siteId', '=', siteId)
          .where('chargeId', 'in', piece)
          .execute();
        for (const { chargeId } of rows) found.add(chargeId);
      }
      return [...found].sort();
    },
    async nextDueAt() {
      const found = await db
        .selectFrom('lockCase')
        .select(({ fn }) => fn.min('dueAt').as('dueAt'))
        .where('siteId', '=', siteId)
        .where('rung', 'in', OPEN_RUNGS)
        .executeTakeFirst();
      return found?.dueAt ?? null;
    },
    async dueBy(at, limit) {
      return withCharges(await open().where('dueAt', '<=', at).orderBy('dueAt').orderBy('caseId').limit(limit).execute());
    },
    async countByRung() {
      const rows = await db
        .selectFrom('lockCase')
        .select(['rung', ({ fn }) => fn.countAll().as('n')])
        .where('siteId', '=', siteId)
        .groupBy('rung')
        .orderBy('rung')
        .execute();
      return rows.map(({ rung, n }) => ({ rung, n: Number(n) }));
    },
  };
}

function caseRow(siteId: string, { chargeIds: _, creditor, ...row }: LockCase): CaseRow {
  return {
    siteId,
    caseId: row.caseId,
    leaseId: row.leaseId,
    tenantId: row.tenantId,
    creditorParty: creditor.party,
    creditorRole: creditor.role,
    currency: row.currency,
    clockDate: row.clockDate,
    rung: row.rung,
    openedAt: row.openedAt,
    rungSince: row.rungSince,
    noticeId: row.noticeId,
    warningId: row.warningId,
    dueAt: row.dueAt,
    closedAt: row.closedAt,
    closedBecause: row.closedBecause,
  };
}

function caseOf({ siteId: _, creditorParty, creditorRole, ...row }: CaseRow, chargeIds: readonly string[]): LockCase {
  return { ...row, creditor: { party: creditorParty, role: creditorRole }, chargeIds };
}

function missing(caseId: string): StoreError {
  return new StoreError({ key: 'store/no-case', place: `case ${caseId}`, reason: 'there is none with this id', remedy: 'Open it first' });
}

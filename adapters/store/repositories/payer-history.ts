import { sql } from 'kysely';
import { payerKey } from '../../../core/ledger/payer-key.ts';
import type { LedgerRepository, MatchedPayer } from '../faces/ledger.ts';
import { pieces, type Scope } from './scope.ts';

/** What was said of payers, and for whom their payments counted: what remembering and suggesting go by. */
export function payerHistoryRepository({ db, siteId }: Scope): Pick<LedgerRepository, 'memories' | 'matchedByPersons' | 'paidBefore'> {
  return {
    async memories(payerKeys) {
      const found = [];
      for (const piece of pieces([...new Set(payerKeys)], 1)) {
        const rows = await db
          .selectFrom('payerMemory')
          .select(['payerKey', 'tenantId', 'by', 'reason', 'knownAt'])
          .where('siteId', '=', siteId)
          .where('payerKey', 'in', piece)
          .orderBy('payerKey')
          .orderBy('number')
          .execute();
        found.push(...rows);
      }
      return found;
    },
    async matchedByPersons(tenantIds) {
      const found: MatchedPayer[] = [];
      for (const piece of pieces([...new Set(tenantIds)], 1)) {
        const rows = await db
          .selectFrom('paymentMatch as m')
          .innerJoin('payment as p', (join) => join.onRef('p.siteId', '=', 'm.siteId').onRef('p.paymentId', '=', 'm.paymentId'))
          .select(['p.payer', 'p.payerAccount', 'm.tenantId', 'm.by', 'm.reason'])
          .distinct()
          .where('m.siteId', '=', siteId)
          .where('m.via', '=', 'person')
          .where('m.tenantId', 'in', piece)
          .where('m.number', '=', ({ selectFrom }) =>
            selectFrom('paymentMatch as later')
              .select(({ fn }) => fn.max('later.number').as('number'))
              .whereRef('later.siteId', '=', 'm.siteId')
              .whereRef('later.paymentId', '=', 'm.paymentId'),
          )
          .execute();
        found.push(...rows.flatMap(({ tenantId, ...row }) => (tenantId === null ? [] : [{ ...row, tenantId }])));
      }
      return found;
    },
    async paidBefore(payers) {
      const accounts = [...new Set(payers.map(({ payerAccount }) => payerAccount))].filter((account) => account !== '');
      const names = [...new Set(payers.filter(({ payerAccount }) => payerAccount === '').map(({ payer }) => payer))].filter(
        (name) => name !== '',
      );
      const times = new Map<string, { payerKey: string; tenantId: string; times: number }>();
      for (const [column, wanted] of [['payerAccount', accounts] as const, ['payer', names] as const]) {
        for (const piece of pieces(wanted, 1)) {
          const rows = await db
            .selectFrom('payment as p')
            .select(['p.payerAccount', 'p.payer', ownerOf.as('tenantId'), ({ fn }) => fn.countAll<number>().as('times')])
            .where('p.siteId', '=', siteId)
            .where('p.backfilled', '=', 0)
            .where(`p.${column}`, 'in', piece)
            .$if(column === 'payer', (query) => query.where('p.payerAccount', '=', ''))
            .where(ownerOf, '<>', '')
            .groupBy(['p.payerAccount', 'p.payer', ownerOf])
            .execute();
          for (const row of rows) {
            const key = payerKey(row);
            if (key === null || row.tenantId === null) continue;
            const before = times.get(`${key} ${row.tenantId}`)?.times ?? 0;
            times.set(`${key} ${row.tenantId}`, { payerKey: key, tenantId: row.tenantId, times: before + Number(row.times) });
          }
        }
      }
      return [...times.values()];
    },
  };
}

/* Whose a payment is as now known: by the last word on it, else as it came. */
const ownerOf = sql<string | null>`coalesce((
  select case when m."tenantId" is null then '' else m."tenantId" end from "paymentMatch" as m
  where m."siteId" = p."siteId" and m."paymentId" = p."paymentId" order by m."number" desc limit 1), p."tenantId")`;

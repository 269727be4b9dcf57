import { sql } from 'kysely';
import type { CivilDate, Instant } from '../../../../core/calendar/civil.ts';
import type { DebtType } from '../../../../core/lease/debt-type.ts';
import type { Movement, MovementKind, Place } from '../../../../core/ledger/journal/movement.ts';
import type { JournalFact, ReportRepository } from '../../faces/reports.ts';
import type { Scope } from '../scope.ts';
import { journalFacts } from './journal-facts.ts';

type SumRow = {
  kind: MovementKind;
  debtType: DebtType | null;
  place: Place | null;
  currency: string;
  minor: number | bigint;
  tax: number | bigint;
};

type FactRow = SumRow & {
  rank: number;
  id: string;
  part: number;
  batch: number;
  knownAt: Instant;
  happened: CivilDate | Instant | null;
  tenantId: string | null;
  about: string;
  backfilled: number;
};

/** The facts of the ledger as what each of them moves. */
export function journalReport(scope: Scope): Pick<ReportRepository, 'journal' | 'journalSums'> {
  return {
    async journal(span, { after, limit }) {
      const { rows } = await sql<FactRow>`
        select * from (${journalFacts(scope, span, { after, limit: limit + 1 })}) as j
        order by j."knownAt", j."batch", j."rank", j."id", j."part" limit ${limit + 1}`.execute(scope.db);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const next = last ? { knownAt: last.knownAt, batch: last.batch, rank: last.rank, id: last.id, part: last.part } : null;
      return { facts: shown.map(factOf), next };
    },
    async journalSums(span) {
      const { rows } = await sql<SumRow>`
        select j."kind", j."debtType", j."place", j."currency", sum(j."minor") as "minor", sum(j."tax") as "tax"
        from (${journalFacts(scope, span, null)}) as j
        group by j."kind", j."debtType", j."place", j."currency"
        order by j."kind", j."debtType", j."place", j."currency"`.execute(scope.db);
      return rows.map(movementOf);
    },
  };
}

function factOf(row: FactRow): JournalFact {
  const { batch, knownAt, happened, tenantId, about } = row;
  const id = row.kind === 'allocation' ? row.id.slice(0, row.id.length - about.length - 1) : row.id;
  return { id, movement: movementOf(row), batch, knownAt, happened, tenantId, about, backfilled: row.backfilled === 1 };
}

function movementOf({ kind, debtType, place, currency, minor, tax }: SumRow): Movement {
  const amount = { currency, minor: Number(minor) };
  switch (kind) {
    case 'charge':
    case 'credit-note':
    case 'write-off':
      return { kind, debtType: debtType ?? 'other', taxMinor: Number(tax), ...amount };
    case 'payment':
    case 'outflow':
      return { kind, place: place ?? 'suspense', ...amount };
    case 'match':
      return { kind, to: place ?? 'suspense', ...amount };
    case 'allocation':
      return { kind, debtType: debtType ?? 'other', ...amount };
  }
}

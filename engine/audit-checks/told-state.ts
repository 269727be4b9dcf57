import type { AuditRecord, StateRow, StoreTransaction } from '../../adapters/store/store.ts';
import type { CivilDate, Instant } from '../../core/calendar/civil.ts';
import { ToldHolds } from './told-holds.ts';

/** What the chain says of one row: its cells, as far as they can be told. */
export interface Told {
  readonly cells: StateRow;
  /** Of a case its charges, of an order its cases. */
  readonly members: readonly string[];
  /** How an order ended as an effect; null: not yet, or it was superseded. */
  readonly ended: readonly string[] | null;
}

type Body = Readonly<Record<string, string | number | boolean | null>> & { readonly chargeIds?: readonly string[] };

/**
 * What state there must be, told by the chain alone: cases, orders, and which case holds which circuit off. Records go to `next` in order;
 * `catchUp` adds those that came since, in the transaction in which the rows are read that they are compared with.
 */
export class ToldState {
  readonly cases = new Map<string, Told>();
  readonly orders = new Map<string, Told>();
  readonly holds = new ToldHolds((caseId) => String(this.cases.get(caseId)?.cells.rung ?? ''));
  /** The last word on the day from which leases are charged; null when there is none. */
  chargesFrom: CivilDate | null = null;
  #seq = 0;

  async catchUp(tx: StoreTransaction): Promise<void> {
    for (const record of await tx.audit.list({ afterSeq: this.#seq })) this.next(record);
  }

  next(record: AuditRecord): void {
    this.#seq = record.seq;
    const { kind, at, caseIds } = record;
    if (kind === 'site/charges-from') this.chargesFrom = JSON.parse(record.body).from;
    if (!kind.startsWith('case/') && !kind.startsWith('order/') && kind !== 'circuit/kept') return;
    const body: Body = JSON.parse(record.body);
    if (kind === 'case/opened') this.#opened(body, at);
    else if (kind === 'case/rung' || kind === 'case/closed') this.#moved(body, at);
    else if (kind === 'order/planned') this.#planned(body, at, caseIds);
    else if (kind.startsWith('order/')) this.#ordered(kind.slice('order/'.length), body, at);
    this.holds.next(kind, body, at, caseIds);
  }

  #opened({ caseId, leaseId, creditorRole, currency, clockDate, noticeId, chargeIds }: Body, at: Instant): void {
    const fixed = { caseId, leaseId, creditorRole, currency, clockDate, noticeId, openedAt: at };
    const moving = { rung: 'notified', rungSince: at, warningId: null, closedAt: null, closedBecause: null };
    this.cases.set(String(caseId), { cells: cellsOf({ ...fixed, ...moving }), members: chargeIds ?? [], ended: null });
  }

  #moved({ caseId, to, closedBecause }: Body, at: Instant): void {
    const told = this.cases.get(String(caseId));
    if (told === undefined || to === undefined) return;
    const { closedBecause: before, ...rest } = told.cells;
    const ends = to === 'closed' || to === 'unlocking';
    /* Records of an earlier version do not say why a case ended. */
    const because = closedBecause !== undefined ? { closedBecause } : ends || before === undefined ? {} : { closedBecause: before };
    const warned = to === 'warned' ? { warningId: `warning/${String(caseId)}` } : {};
    const cells = cellsOf({ ...rest, ...because, ...warned, rung: to, rungSince: at, closedAt: to === 'closed' ? at : null });
    this.cases.set(String(caseId), { ...told, cells });
  }

  #planned({ orderId, action, circuitId, meterId, dtuId, unitId, expiresAt }: Body, at: Instant, caseIds: readonly string[]): void {
    const fixed = { orderId, action, circuitId, meterId, dtuId, unitId, expiresAt, plannedAt: at };
    this.orders.set(String(orderId), {
      cells: cellsOf({ ...fixed, frameSentAt: null, confirmedAt: null }),
      members: caseIds,
      ended: null,
    });
  }

  #ordered(what: string, body: Body, at: Instant): void {
    const told = this.orders.get(String(body.orderId));
    if (told === undefined) return;
    const put = (cells: Body, ended: Told['ended'] = told.ended) =>
      this.orders.set(String(body.orderId), { ...told, cells: cellsOf({ ...told.cells, ...cells }), ended });
    if (what === 'frame') put({ frameSentAt: body.frame === false ? null : at });
    else if (what === 'confirmed') put({ confirmedAt: at }, ['done']);
    else if (what === 'not-needed') put({}, ['done', 'refused']);
    else if (what === 'late') put({}, null);
    else if (ENDS.includes(what)) {
      const { frameSentAt: before, ...rest } = told.cells;
      const { frameSentAt } = body;
      /* An earlier version did not say whether it was certain that the frame never left. */
      const frame = frameSentAt !== undefined ? { frameSentAt } : before === null ? { frameSentAt: null } : {};
      this.orders.set(String(body.orderId), { ...told, cells: cellsOf({ ...rest, ...frame }), ended: [what] });
    }
  }
}

const ENDS = ['refused', 'superseded', 'expired', 'would-have'];

/* What a record does not say cannot be compared. */
function cellsOf(cells: Readonly<Record<string, string | number | boolean | null | undefined>>): StateRow {
  const said = Object.entries(cells).filter(([, cell]) => typeof cell === 'string' || typeof cell === 'number' || cell === null);
  return Object.fromEntries(said) as StateRow;
}

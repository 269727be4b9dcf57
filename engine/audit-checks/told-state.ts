import type { AuditRecord, StateRow, StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import { ToldHolds } from './told-holds.ts';
import { ToldSite } from './told-site.ts';

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
 * What state there must be, told by the chain alone: the site, cases, orders, messages, marks of leases, and which case holds which circuit off. Records go to `next` in order;
 * `catchUp` adds those that came since, in the transaction in which the rows are read that they are compared with.
 */
export class ToldState {
  readonly cases = new Map<string, Told>();
  readonly orders = new Map<string, Told>();
  readonly holds = new ToldHolds((caseId) => String(this.cases.get(caseId)?.cells.rung ?? ''));
  readonly site = new ToldSite();
  /** Digest of each message that was planned, by id. */
  readonly messages = new Map<string, string>();
  /** With how many versions and reports each lease was reckoned last, by id. */
  readonly reckoned = new Map<string, { readonly versions: number; readonly reports: number }>();
  #seq = 0;

  async catchUp(tx: StoreTransaction): Promise<void> {
    for (const record of await tx.audit.list({ afterSeq: this.#seq })) this.next(record);
  }

  next(record: AuditRecord): void {
    this.#seq = record.seq;
    const { kind, at, caseIds } = record;
    if (kind.startsWith('site/')) this.site.next(kind, record.body, record.seq);
    else if (kind === 'messages/planned')
      for (const { messageId, sha256 } of listed(record, 'messages')) this.messages.set(messageId, sha256);
    else if (kind === 'leases/reckoned') for (const { leaseId, ...mark } of listed(record, 'leases')) this.reckoned.set(leaseId, mark);
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

interface Listed {
  readonly messages: { readonly messageId: string; readonly sha256: string };
  readonly leases: { readonly leaseId: string; readonly versions: number; readonly reports: number };
}

function listed<K extends keyof Listed>({ body }: AuditRecord, key: K): readonly Listed[K][] {
  const parsed: { readonly [Key in K]: readonly Listed[Key][] } = JSON.parse(body);
  return parsed[key];
}

const ENDS = ['refused', 'superseded', 'expired', 'would-have'];

/* What a record does not say cannot be compared. */
function cellsOf(cells: Readonly<Record<string, string | number | boolean | null | undefined>>): StateRow {
  const said = Object.entries(cells).filter(([, cell]) => typeof cell === 'string' || typeof cell === 'number' || cell === null);
  return Object.fromEntries(said) as StateRow;
}

import type { Point } from '../../adapters/telemetry/telemetry.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import { dayPoints } from './day-points.ts';
import { asRow, inner, instant, numeric, type Row, rows, text, whole } from './fields-of.ts';
import { apart, makePoint } from './make-point.ts';

/** What a point needs to know besides its message. */
export interface PointPlace {
  readonly siteId: string;
  /** Civil now: the time of what carries none of its own (an outcome, a refusal). */
  readonly now: Instant;
  /** The unit that a meter stands in, for the `unit` tag of readings; left out where it is not known. */
  readonly unitOf?: (meterId: string) => string | null;
}

type Writer = (row: Row, place: PointPlace) => Point[];

/**
 * The points of one message by its topic (`dunlock/reading`, …): its payload is one thing or an array of one kind.
 * A topic that says nothing worth a point, and a thing that lacks what its point needs, give none. Never throws.
 */
export function pointsOf(topic: string, payload: unknown, place: PointPlace): Point[] {
  const writer = Object.hasOwn(WRITERS, topic) ? WRITERS[topic] : undefined;
  if (!writer) return [];
  return (Array.isArray(payload) ? payload : [payload]).flatMap((item) => {
    const row = asRow(item);
    return row ? writer(row, place) : [];
  });
}

const WRITERS: Readonly<Record<string, Writer>> = {
  'dunlock/reading': readingPoints,
  'dunlock/score': scorePoints,
  'dunlock/message': messagePoints,
  'dunlock/charge': chargePoints,
  'dunlock/payment': paymentPoints,
  'dunlock/case': casePoints,
  'dunlock/order-result': orderPoints,
  'dunlock/refusal': refusalPoints,
  'dunlock/day': dayPoints,
};

function readingPoints(row: Row, { siteId, unitOf }: PointPlace): Point[] {
  const at = instant(row, 'takenAt');
  const meter = text(row, 'meterId');
  const register = whole(row, 'register');
  if (!at || meter === null || register === null) return [];
  const tags = { site: siteId, meter, unit: unitOf?.(meter) ?? null, utility: text(row, 'utility'), dtu: text(row, 'dtuId') };
  const state = text(row, 'switchState');
  const fields = { register, rate: numeric(row, 'rate'), voltage: numeric(row, 'voltage') };
  const rates = inner(row, 'rates');
  return [
    makePoint('meter_reading', at, tags, { ...fields, switch_on: state === 'unknown' ? null : state === 'on' ? 1 : 0 }),
    ...Object.keys(rates).flatMap((tariff_rate) => {
      const ofRate = whole(rates, tariff_rate);
      return ofRate === null ? [] : [makePoint('meter_rate', at, { ...tags, tariff_rate }, { register: ofRate })];
    }),
  ];
}

function scorePoints(row: Row, { siteId }: PointPlace): Point[] {
  const at = instant(row, 'scoredAt');
  const tenant = text(row, 'tenantId');
  const p = numeric(row, 'p');
  if (!at || tenant === null || p === null) return [];
  const confidence_low = text(row, 'confidence') === 'low' ? 1 : 0;
  return [makePoint('tenant_score', at, { site: siteId, tenant, band: text(row, 'band') }, { p, confidence_low })];
}

/* A second taker of a message that somebody else has, or one that merely waits, is no event of its own. */
const NO_EVENT = ['planned', 'taken', 'done', 'not-found'];

function messagePoints(row: Row, { siteId, now }: PointPlace): Point[] {
  const outcome = text(row, 'state');
  const key = text(row, 'key');
  if (outcome === null || key === null || outcome === 'not-found' || (row.claimed !== true && NO_EVENT.includes(outcome))) return [];
  const tags = { site: siteId, tenant: text(row, 'tenantId'), class: text(row, 'className'), outcome };
  return [makePoint('message', apart(now, key), tags, { count: 1 })];
}

function chargePoints(row: Row, { siteId }: PointPlace): Point[] {
  const at = instant(row, 'knownAt');
  const id = text(row, 'chargeId');
  const amount_minor = whole(inner(row, 'amount'), 'minor');
  if (!at || id === null || amount_minor === null) return [];
  const tags = { site: siteId, tenant: text(row, 'tenantId'), debt_type: text(row, 'debtType') };
  return [makePoint('charge', apart(at, id), tags, { amount_minor })];
}

function paymentPoints(row: Row, { siteId }: PointPlace): Point[] {
  const payment = inner(row, 'payment');
  const at = instant(payment, 'knownAt');
  const id = text(payment, 'paymentId');
  const amount_minor = whole(inner(payment, 'amount'), 'minor');
  if (!at || id === null || amount_minor === null) return [];
  const suspense = text(row, 'suspense') === null ? 0 : 1;
  return [makePoint('payment', apart(at, id), { site: siteId, tenant: text(payment, 'tenantId') }, { amount_minor, suspense })];
}

function casePoints(row: Row, { siteId }: PointPlace): Point[] {
  const at = instant(row, 'at');
  const rung = text(row, 'rung');
  const caseId = text(row, 'caseId');
  if (!at || rung === null || caseId === null) return [];
  const tags = { site: siteId, tenant: text(row, 'tenantId'), case: caseId, rung };
  return [makePoint('lock_case', at, tags, { debt_minor: whole(inner(row, 'debt'), 'minor'), count: 1 })];
}

function orderPoints(row: Row, { siteId }: PointPlace): Point[] {
  const at = instant(row, 'at');
  const id = text(row, 'orderId');
  const outcome = text(row, 'outcome');
  if (!at || id === null || outcome === null) return [];
  const tags = {
    site: siteId,
    circuit: text(row, 'circuitId'),
    unit: text(row, 'unitId'),
    utility: text(row, 'utility'),
    action: text(row, 'action'),
    outcome,
  };
  const contradicted = text(row, 'physics') === 'contradicts' ? 1 : 0;
  return [makePoint('switch_order', apart(at, id), tags, { count: 1, seconds: numeric(row, 'seconds'), contradicted })];
}

function refusalPoints(row: Row, { siteId, now }: PointPlace): Point[] {
  const caseId = text(row, 'caseId');
  if (caseId === null) return [];
  const rules = new Set(rows(row, 'reasons').flatMap((reason) => text(reason, 'rule') ?? []));
  return [...rules].map((rule) => makePoint('refusal', now, { site: siteId, case: caseId, rule }, { count: 1 }));
}

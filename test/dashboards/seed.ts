import { lineOf } from '../../adapters/telemetry/line-protocol.ts';
import { DAY_MS, dateIn, HOUR_MS, instantOf } from '../../core/calendar/civil.ts';
import { kindOf } from '../../engine/messages/registry.ts';
import { pointsOf } from '../../engine/telemetry/points.ts';

/** What happened on a small site, as messages of the wire: the points are made of them by the code that makes the real ones. */
export function seedLines(fromMs: number, toMs: number): string[] {
  const lines: string[] = [];
  for (let at = fromMs; at < toMs; at += DAY_MS) {
    for (const [topic, payload] of dayOf(at, Math.round((at - fromMs) / DAY_MS))) {
      kindOf(topic)?.schema.parse(payload);
      for (const point of pointsOf(topic, payload, { siteId: 'mall', now: instantOf(at) })) {
        const line = lineOf(point);
        if (typeof line !== 'string') throw new Error(`a point of ${topic} cannot be written: ${line.unwritable}`);
        lines.push(line);
      }
    }
  }
  return lines;
}

const BANDS = ['reliable', 'usual', 'wavering', 'at-risk'] as const;
/* Ids as they really are: some begin with a digit, which Grafana does not escape. */
const TENANTS = Array.from({ length: 20 }, (_, index) => `${String(index).padStart(4, '0')}-NEVHP`);

function* dayOf(at: number, n: number): Generator<[topic: string, payload: unknown]> {
  const now = instantOf(at);
  const date = dateIn(now, 'Asia/Shanghai');
  for (const [index, tenantId] of TENANTS.entries()) {
    const p = index / TENANTS.length;
    yield [
      'dunlock/score',
      {
        tenantId,
        asOf: date,
        scoredAt: now,
        p,
        band: BANDS[index % 4],
        confidence: 'normal',
        weights: 'hand-1',
        offset: 0.5,
        contributions: [],
      },
    ];
  }
  const [tenantId = ''] = TENANTS;
  for (const [className, state] of [
    ['reminder', 'done'],
    ['notice', 'unknown'],
  ] as const) {
    yield [
      'dunlock/message',
      { key: `${className}/${n}`, state, claimed: true, className, tenantId, channel: 'webhook', reasons: [], message: null },
    ];
  }
  yield ['dunlock/refusal', { caseId: 'a/landlord/CNY/1', tenantId, reasons: [{ rule: 'L9', text: 'nobody is on duty' }] }];
  for (const action of ['lock', 'unlock'] as const) {
    for (const utility of ['electricity', 'water'] as const) {
      yield [
        'dunlock/order-result',
        {
          orderId: `${action}/${utility}/${n}`,
          action,
          outcome: 'done',
          circuitId: `U-101-${utility}`,
          meterId: `M-101-${utility}`,
          unitId: 'U-101',
          tenantId,
          utility,
          observed: action === 'lock' ? 'off' : 'on',
          physics: n % 2 === 0 ? 'confirms' : 'contradicts',
          at: now,
          seconds: action === 'unlock' ? 12 + n : null,
          reason: null,
          workOrder: null,
          cases: [],
          documents: [],
        },
      ];
    }
  }
  for (const reading of readings(at)) yield ['dunlock/reading', reading];
  yield [
    'dunlock/day',
    {
      date,
      at: now,
      bands: { reliable: 8, usual: 6, wavering: 4, 'at-risk': 2 },
      rungs: { notified: 2, warned: 1, locked: n % 3 },
      remindersSent: 5,
      circuitsLocked: n % 3,
      unitsLocked: n % 2,
      locksConfirmed: n,
      unlocksConfirmed: n,
      workOrders: 1,
      chargedMinor: 100_000,
      paidMinor: 93_000,
      overdueMinor: 7_000,
      dtusOnline: 1,
      dtus: 2,
    },
  ];
}

function* readings(at: number): Generator<unknown> {
  for (let hour = 0; hour < 24; hour += 6) {
    for (const dtuId of ['dtu-01', 'dtu-02']) {
      for (const utility of ['electricity', 'water']) {
        const voltage = utility === 'electricity' ? 230 : null;
        const takenAt = instantOf(at + hour * HOUR_MS);
        yield {
          dtuId,
          meterId: `${dtuId}-${utility}`,
          utility,
          number: '1',
          takenAt,
          register: at / 1000 + hour,
          rate: 100,
          voltage,
          switchState: 'on',
        };
      }
    }
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../adapters/telemetry/line-protocol.ts';
import { CATALOGUE, type Measurement } from '../../../engine/telemetry/catalogue.ts';
import { type PointPlace, pointsOf } from '../../../engine/telemetry/points.ts';

const AT = '2026-10-01T02:00:00.000Z';
const PLACE: PointPlace = { siteId: 'mall', now: AT };
const MONEY = { minor: 12_345, currency: 'CNY' };

const SAMPLES: Readonly<Record<string, Record<string, unknown>>> = {
  'dunlock/reading': {
    dtuId: 'dtu-01',
    meterId: 'E-101',
    utility: 'electricity',
    number: '1',
    takenAt: AT,
    register: 1200,
    rates: { peak: 500, valley: 700 },
    rate: 350,
    voltage: 230,
    switchState: 'on',
  },
  'dunlock/score': { tenantId: 't1', scoredAt: AT, p: 1, band: 'reliable', confidence: 'low' },
  'dunlock/message': { key: 'reminder/t1/2026-10-01/-3', state: 'done', claimed: true, className: 'reminder', tenantId: 't1', reasons: [] },
  'dunlock/charge': { chargeId: 'c1', tenantId: 't1', debtType: 'rent', amount: MONEY, knownAt: AT },
  'dunlock/payment': { payment: { paymentId: 'p1', tenantId: null, amount: MONEY, knownAt: AT }, suspense: 'nobody known' },
  'dunlock/case': { caseId: 'k1', tenantId: 't1', rung: 'warned', at: AT, debt: MONEY },
  'dunlock/order-result': {
    orderId: 'unlock/c1/k1/1',
    action: 'unlock',
    outcome: 'done',
    circuitId: 'c1',
    unitId: 'u1',
    utility: 'water',
    physics: 'contradicts',
    at: AT,
    seconds: 12,
  },
  'dunlock/refusal': {
    caseId: 'k1',
    tenantId: 't1',
    reasons: [
      { rule: 'L9', text: '' },
      { rule: 'L9', text: '' },
      { rule: 'L10', text: '' },
    ],
  },
  'dunlock/day': { date: '2026-10-01', at: AT, bands: { reliable: 3, 'at-risk': 1 }, rungs: { locked: 2 }, dtus: 16, dtusOnline: 15 },
};

describe('what a message means as telemetry', () => {
  it('writes the registers per rate of a meter that keeps them, and none of one that does not', () => {
    const lines = (rates: unknown) =>
      pointsOf('dunlock/reading', { ...SAMPLES['dunlock/reading'], rates }, PLACE)
        .map(lineOf)
        .slice(1);
    const tags = (rate: string) => `meter_rate,dtu=dtu-01,meter=E-101,site=mall,tariff_rate=${rate},utility=electricity`;
    expect(lines({ peak: 500, valley: 700 })).toEqual([
      `${tags('peak')} register=500i ${Date.parse(AT)}`,
      `${tags('valley')} register=700i ${Date.parse(AT)}`,
    ]);
    expect(lines(null)).toEqual([]);
    expect(lines({ peak: 0.5 })).toEqual([]);
  });

  it.each(Object.keys(SAMPLES))('%s uses only names of the catalogue', (topic) => {
    const points = pointsOf(topic, SAMPLES[topic], PLACE);
    expect(points.length).toBeGreaterThan(0);
    for (const point of points) {
      const measurement = (CATALOGUE as Readonly<Record<string, Measurement>>)[point.measurement];
      expect(measurement?.tags).toEqual(expect.arrayContaining(Object.keys(point.tags)));
      expect(Object.keys(measurement?.fields ?? {})).toEqual(expect.arrayContaining(Object.keys(point.fields)));
      expect(point.tags.site).toBe('mall');
    }
  });

  it('every measurement of the catalogue is written by some message', () => {
    const written = new Set(
      Object.entries(SAMPLES).flatMap(([topic, row]) => pointsOf(topic, row, PLACE).map((point) => point.measurement)),
    );
    expect([...written].sort()).toEqual(Object.keys(CATALOGUE).sort());
  });

  it('keeps the type of a field, whatever its value', () => {
    const line = (topic: string, change: Record<string, unknown>) =>
      pointsOf(topic, { ...SAMPLES[topic], ...change }, PLACE).map(lineOf)[0];
    expect(line('dunlock/reading', {})).toBe(
      `meter_reading,dtu=dtu-01,meter=E-101,site=mall,utility=electricity register=1200i,rate=350,voltage=230,switch_on=1i ${Date.parse(AT)}`,
    );
    expect(line('dunlock/reading', { rate: 0.5, voltage: null, switchState: 'unknown' })).toContain(' register=1200i,rate=0.5 ');
    expect(line('dunlock/score', {})).toContain(' p=1,confidence_low=1i ');
    expect(line('dunlock/order-result', {})).toContain('seconds=12,contradicted=1i ');
    expect(line('dunlock/order-result', { seconds: null, physics: 'silent' })).toContain(' count=1i,contradicted=0i ');
  });

  it('adds the unit of a meter where it is known', () => {
    const [point] = pointsOf('dunlock/reading', SAMPLES['dunlock/reading'], {
      ...PLACE,
      unitOf: (meter) => (meter === 'E-101' ? 'F1-01' : null),
    });
    expect(point?.tags.unit).toBe('F1-01');
  });

  it('keeps two charges of one tenant and type at one instant apart, and the same one together', () => {
    const charge = SAMPLES['dunlock/charge'];
    const [a, b, again] = ['c1', 'c2', 'c1'].map((chargeId) => pointsOf('dunlock/charge', { ...charge, chargeId }, PLACE)[0]);
    expect(a?.at).not.toBe(b?.at);
    expect(a).toEqual(again);
    expect(Math.abs(Date.parse(a?.at ?? '') - Date.parse(AT))).toBeLessThan(1_000);
  });

  it('counts each rule of a refusal once, and a message once, by who claimed it', () => {
    expect(pointsOf('dunlock/refusal', SAMPLES['dunlock/refusal'], PLACE).map((point) => point.tags.rule)).toEqual(['L9', 'L10']);
    const outcome = (change: Record<string, unknown>) =>
      pointsOf('dunlock/message', { ...SAMPLES['dunlock/message'], ...change }, PLACE).length;
    expect(outcome({})).toBe(1);
    expect(outcome({ claimed: false })).toBe(0);
    expect(outcome({ claimed: false, state: 'planned' })).toBe(0);
    expect(outcome({ claimed: false, state: 'superseded' })).toBe(1);
    expect(outcome({ claimed: false, state: 'not-found' })).toBe(0);
    expect(pointsOf('dunlock/message', { key: 'bill/t1/x/y' }, PLACE)).toEqual([]);
  });

  it('writes 0 for bands and rungs that nobody is on, so that lines come down again', () => {
    const [day] = pointsOf('dunlock/day', SAMPLES['dunlock/day'], PLACE);
    expect(day?.fields).toMatchObject({
      band_reliable: 3,
      band_usual: 0,
      band_at_risk: 1,
      rung_locked: 2,
      rung_warned: 0,
      dtus_online: 15,
    });
    expect(day?.fields).not.toHaveProperty('charged_minor');
  });

  it('takes an array of one kind', () => {
    const reading = { ...SAMPLES['dunlock/reading'], rates: null };
    expect(pointsOf('dunlock/reading', [reading, { ...reading, meterId: 'E-102' }], PLACE)).toHaveLength(2);
  });

  it('never throws, and gives only points that can be written', () => {
    const topics = fc.constantFrom(...Object.keys(SAMPLES), 'dunlock/other', '__proto__');
    const changed = topics.chain((topic) =>
      fc.record({
        topic: fc.constant(topic),
        payload: fc.oneof(
          fc.anything(),
          fc
            .dictionary(fc.constantFrom(...'at', ...Object.keys(SAMPLES[topic] ?? {})), fc.anything())
            .map((change) => ({ ...SAMPLES[topic], ...change })),
        ),
      }),
    );
    fc.assert(
      fc.property(changed, ({ topic, payload }) => {
        for (const point of pointsOf(topic, payload, PLACE)) expect(typeof lineOf(point)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});

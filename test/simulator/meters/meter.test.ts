import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AS_NEW } from '../../../simulator/estate/mall.ts';
import { TRADES } from '../../../simulator/estate/trades.ts';
import { loadOf } from '../../../simulator/meters/load.ts';
import { advance, type Meter, newMeterState, readMeter, setSwitch } from '../../../simulator/meters/meter.ts';
import { STEP_MS } from '../../../simulator/meters/shape.ts';

const T0 = Date.parse('2026-01-04T16:00:00Z');
const DAY = 96 * STEP_MS;

function meter(utility: 'electricity' | 'water' = 'electricity', stuck = false): Meter {
  const common = { meterId: 'E-1', circuitId: 'c', dtuId: 'd', number: '1', profile: 'dtu-json', ctRatio: 1, to: null, ...AS_NEW } as const;
  return {
    installation: { ...common, from: '2026-01-05', reconnect: 'direct' },
    utility,
    state: newMeterState(T0),
    load: loadOf({ seed: 1, meterId: 'E-1', utility, trade: TRADES.cafe, timeZone: 'Asia/Shanghai' }),
    stuck,
  };
}

describe('a meter', () => {
  it('counts the same however often it is read', () => {
    const far = meter();
    advance(far, T0 + DAY);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: DAY })), (moments) => {
        const read = meter();
        for (const moment of moments.sort((a, b) => a - b)) readMeter(read, T0 + moment);
        advance(read, T0 + DAY);
        expect(read.state).toEqual(far.state);
      }),
      { numRuns: 50 },
    );
  });

  it('counts what its load says: a café draws 20 to 80 kWh a day, most of it while open', () => {
    const one = meter();
    const night = readMeter(one, T0 + 3 * 4 * STEP_MS);
    const noon = readMeter(one, T0 + 12 * 4 * STEP_MS);
    const end = readMeter(one, T0 + DAY);
    expect(night.rate).toBeLessThan(noon.rate / 3);
    expect(end.register).toBeGreaterThan(20_000);
    expect(end.register).toBeLessThan(80_000);
    expect(end.voltage).toBeGreaterThan(220);
  });

  it('counts nothing and draws nothing while off or waiting for its button', () => {
    for (const state of ['off', 'ready'] as const) {
      const one = meter();
      setSwitch(one, state, T0 + 10.3 * 4 * STEP_MS);
      const before = readMeter(one, T0 + 10.3 * 4 * STEP_MS);
      const later = readMeter(one, T0 + DAY);
      expect(later).toMatchObject({ register: before.register, rate: 0, switch: state });
      setSwitch(one, 'on', T0 + DAY);
      expect(readMeter(one, T0 + 2 * DAY).register).toBeGreaterThan(later.register);
    }
  });

  it('with a welded contact says off while the current flows on; with a stuck valve the water', () => {
    for (const utility of ['electricity', 'water'] as const) {
      const one = meter(utility, true);
      setSwitch(one, 'off', T0);
      const said = readMeter(one, T0 + 12 * 4 * STEP_MS);
      expect(said.switch).toBe('off');
      expect(said.register).toBeGreaterThan(0);
    }
    const sound = meter('water');
    setSwitch(sound, 'off', T0);
    expect(readMeter(sound, T0 + DAY)).toMatchObject({ register: 0, rate: 0, voltage: null });
  });
});

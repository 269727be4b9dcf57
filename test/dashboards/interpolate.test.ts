import { describe, expect, it } from 'vitest';
import { interpolate } from './interpolate.ts';

const day = 86_400_000;
const range = { fromMs: 60 * day, toMs: 120 * day, maxDataPoints: 1000, variables: {} };

describe('a query on its way from Grafana', () => {
  it('gets the time range and a round step for the width of the panel', () => {
    expect(interpolate('WHERE $timeFilter GROUP BY time($__interval)', range)).toBe(
      'WHERE time >= 5184000000ms and time <= 10368000000ms GROUP BY time(2h)',
    );
    expect(interpolate('$__interval', { ...range, toMs: 60 * day + 3_600_000 })).toBe('5s');
  });
  it('has no finer step than the panel asks for', () => {
    expect(interpolate('$__interval', { ...range, minInterval: '1d' })).toBe('1d');
    expect(interpolate('$__interval', { ...range, minInterval: '15m' })).toBe('2h');
  });
  it('gets one value, several or all of them as a safe pattern', () => {
    const of = (site: string | string[] | { all: string }) => interpolate('=~ /^$site$/', { ...range, variables: { site } });
    expect(of('mall')).toBe('=~ /^mall$/');
    expect(of(['a.b'])).toBe('=~ /^a\\.b$/');
    expect(of(['a', 'b/c'])).toBe('=~ /^(a|b\\/c)$/');
    expect(of({ all: '.*' })).toBe('=~ /^.*$/');
    expect(of('1.5x'), 'Grafana does not escape what begins like a number').toBe('=~ /^1.5x$/');
  });
});

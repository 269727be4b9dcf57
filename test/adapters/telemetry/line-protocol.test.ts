import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../adapters/telemetry/line-protocol.ts';
import type { Point } from '../../../adapters/telemetry/telemetry.ts';
import { database, folder, rows, START, telemetryOf } from './telemetry-bench.ts';

const POINT: Point = { measurement: 'm', tags: { b: '2', a: '1' }, fields: { n: 1 }, at: '2026-10-01T02:00:00.000Z' };

describe('a line', () => {
  it.each([
    ['sorts its tags and leaves out empty ones', { tags: { b: '2', a: '1', c: '' } }, `m,a=1,b=2 n=1i ${START}`],
    [
      'writes whole numbers as integers and others as floats',
      { fields: { n: 1, x: 1.5, big: 1e300, minus: -3 } },
      `m,a=1,b=2 n=1i,x=1.5,big=1e+300,minus=-3i ${START}`,
    ],
    ['writes a float field as a float also when it is whole', { fields: { n: 1, x: 2 }, floats: ['x'] }, `m,a=1,b=2 n=1i,x=2 ${START}`],
    [
      'writes booleans and texts',
      { fields: { t: true, f: false, s: 'a "b" \\ c' } },
      `m,a=1,b=2 t=true,f=false,s="a \\"b\\" \\\\ c" ${START}`,
    ],
    [
      'escapes commas, blanks and equal signs',
      { measurement: 'a b,c', tags: { 'k =,': 'v =,' }, fields: { 'f =,': 1 } },
      `a\\ b\\,c,k\\ \\=\\,=v\\ \\=\\, f\\ \\=\\,=1i ${START}`,
    ],
    ['drops a backslash at the end of a tag, which would swallow what follows', { tags: { a: 'x\\', b: '2' } }, `m,a=x,b=2 n=1i ${START}`],
    ['keeps to one line', { tags: { a: 'x\ny' }, fields: { s: 'p\r\nq' } }, `m,a=x\\ y s="p q" ${START}`],
  ] satisfies [string, Partial<Point>, string][])('%s', (_what, change, line) => {
    expect(lineOf({ ...POINT, ...change })).toBe(line);
  });

  it.each([
    ['NaN', { fields: { n: Number.NaN } }, "field 'n' is NaN"],
    ['infinity', { fields: { n: 1, x: Number.POSITIVE_INFINITY } }, "field 'x' is Infinity"],
    ['no field', { fields: {} }, 'it has no field'],
    ['no time', { at: 'yesterday' as Point['at'] }, "time 'yesterday' is no instant"],
    ['no name', { measurement: '' }, 'the measurement has no name'],
  ] satisfies [string, Partial<Point>, string][])('is refused with %s', (_what, change, reason) => {
    expect(lineOf({ ...POINT, ...change })).toEqual({ unwritable: reason });
  });

  it('of any tags and texts is read by InfluxDB as what was meant', async () => {
    const influx = database();
    const telemetry = await telemetryOf(await folder(), influx);
    const printable = fc.string({
      unit: fc.constantFrom('a', 'é', '漢', ' ', ',', '=', '"', "'", '\\', '\n', '#', '{'),
      minLength: 1,
      maxLength: 8,
    });
    const samples = fc.sample(fc.tuple(printable, printable), { numRuns: 200, seed: 7 });
    await telemetry.write(
      samples
        .map(([tag, text], index) => ({ measurement: 'm', tags: { tag }, fields: { text, index }, at: POINT.at, floats: [] }))
        .map((point, index) => ({ ...point, tags: { ...point.tags, n: String(index) } })),
    );
    expect(await telemetry.flush(10_000)).toBe(true);
    expect(telemetry.state()).toMatchObject({ writtenPoints: 200, refusedPoints: 0 });
    const stored = await rows(influx, 'SELECT "index", "tag", "text" FROM m');
    expect(stored).toHaveLength(200);
    for (const [, index, tag, text] of stored) {
      const [meantTag = '', meantText = ''] = samples[Number(index)] ?? [];
      expect(tag ?? '').toBe(meantTag.replace(/\n+/g, ' ').replace(/\\+$/, ''));
      expect(text).toBe(meantText.replace(/\n+/g, ' '));
    }
  });
});

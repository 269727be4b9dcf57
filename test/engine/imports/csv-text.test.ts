import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvText } from '../../../engine/imports/csv-text.ts';

function read(bytes: Buffer, size: number): unknown[] {
  const seen: unknown[] = [];
  const csv = new CsvText(
    ',',
    ({ line, fields }) =>
      seen.push([line, ...fields.map((field) => (typeof field === 'string' ? field : `bytes ${field.toString('hex')}`))]),
    ({ line, reason }) => seen.push(`${line}: ${reason}`),
  );
  for (let at = 0; at < bytes.length; at += size) csv.push(bytes.subarray(at, at + size), false);
  csv.push(Buffer.alloc(0), true);
  return seen;
}

describe('CSV that comes in parts', () => {
  it('reads quotes, line ends in quotes and empty lines, each record with the line that it starts on', () => {
    expect(read(Buffer.from('a,b\n\n"1\n2",x\r\n3,"y ""z"""'), 3)).toEqual([
      [1, 'a', 'b'],
      [3, '1\n2', 'x'],
      [5, '3', 'y "z"'],
    ]);
  });

  it('takes a CR LF between quotes for one line end', () => {
    for (const size of [1, 100])
      expect(read(Buffer.from('"\r\n"\r\na\r\n'), size)).toEqual([
        [1, '\r\n'],
        [3, 'a'],
      ]);
  });

  it('names a line whose quote is wrong, and reads those after it', () => {
    expect(read(Buffer.from('a,b\nx"y,1\n"open,2\n3,4'), 5)).toEqual([
      [1, 'a', 'b'],
      '2: a quote stands inside a field (double it, or quote the whole field)',
      '3: a quote is opened and not closed',
      [4, '3', '4'],
    ]);
  });

  it('hands over a field that is no UTF-8 as bytes, the others as text', () => {
    expect(read(Buffer.concat([Buffer.from('a,'), Buffer.from([0xc4, 0xe3]), Buffer.from('\nb,ü')]), 100)).toEqual([
      [1, 'a', 'bytes c4e3'],
      [2, 'b', 'ü'],
    ]);
  });

  it('reads the same wherever it is cut', () => {
    const text = fc
      .array(fc.constantFrom('a', 'ü', '茶', ',', '\n', '\r\n', '"', '""', '"q,\n"', '\uFFFD'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (csv, size) => {
        const bytes = Buffer.from(csv);
        expect(read(bytes, size)).toEqual(read(bytes, bytes.length + 1));
      }),
      { numRuns: 500 },
    );
  });
});

import { expect, it } from 'vitest';
import { decodeRecord, encodeRecord } from '../../../adapters/gateway/journal-record.ts';
import type { Reading } from '../../../core/estate/reading.ts';

const READING: Reading = {
  dtuId: 'dtu-1',
  meterId: 'E-1',
  utility: 'electricity',
  number: '0001',
  takenAt: '2026-02-01T00:00:00.000Z',
  register: 300,
  rates: { peak: 100, valley: 200 },
  rate: 350,
  voltage: 230,
  switchState: 'on',
};

it('a record of the journal comes back as it went in, and one of a version that knew no registers per rate has none', () => {
  expect(decodeRecord(encodeRecord([READING]))).toEqual([READING]);
  const { rates: _, ...before } = READING;
  expect(decodeRecord(Buffer.from(JSON.stringify([before])))).toEqual([{ ...before, rates: null }]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearTexts } from '../../../core/ledger/suggest/near-texts.ts';
import { editDistance } from './edit-distance.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

test('texts that are near are those that comparing each by itself finds', () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 20 }), letters, fc.integer({ min: 1, max: 3 }), (texts, said, most) => {
      const one = texts.map((text, index) => ({ index, slips: editDistance(said, text, most) })).filter(({ slips }) => slips <= most);
      const found = nearTexts(texts, most)(said).sort((a, b) => a.index - b.index);
      expect(found).toEqual(one);
    }),
    { numRuns: 2_000 },
  );
});

test('among fifty thousand references the near ones are found without comparing each', () => {
  const texts = Array.from({ length: 50_000 }, (_, n) => `l${String(n).padStart(5, '0')}rent20240101`);
  const near = nearTexts(texts, 2);
  near('l00001rent20240101');
  const start = performance.now();
  for (let n = 0; n < 50; n++) expect(near(`l${String(n * 977).padStart(5, '0')}rnet20240101`).length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(3_000);
});

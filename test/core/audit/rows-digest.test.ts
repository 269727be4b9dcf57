import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { rowText } from '../../../core/audit/row-text.ts';
import { RowsDigest } from '../../../core/audit/rows-digest.ts';

it('the digest of many rows is that of their texts one after the other, in whatever script they are', () => {
  const texts = Array.from({ length: 3_000 }, (_, n) => rowText({ n, name: `铺位 ${n} 🏬`.repeat(n % 7) }, ['n', 'name']));
  const digest = new RowsDigest();
  for (const text of texts) digest.add(text);
  expect(digest.end()).toEqual({ n: 3_000, sha256: createHash('sha256').update(texts.join(''), 'utf8').digest('hex') });
});

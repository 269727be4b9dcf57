import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { DEMO_MALL } from '../../core/lock/packs/demo-mall.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

it('the receipts of flows/mall.json come from a source that its pack counts: else no notice is ever delivered and no case moves', async () => {
  const flow: { type: string; source?: string }[] = JSON.parse(await readFile(join(root, 'flows', 'mall.json'), 'utf8'));
  const sources = flow.filter(({ type }) => type === 'dunlock-receipt').map(({ source }) => source);
  expect(sources.length).toBeGreaterThan(0);
  for (const source of sources) expect(DEMO_MALL.deliveryProofs.flatMap((proof) => proof.sources)).toContain(source);
});

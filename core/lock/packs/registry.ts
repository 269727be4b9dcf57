import { CAUTIOUS } from './cautious.ts';
import { DEMO_MALL } from './demo-mall.ts';
import type { Pack } from './pack.ts';

/** The packs that ship, by id. */
export const PACKS: ReadonlyMap<string, Pack> = new Map([DEMO_MALL, CAUTIOUS].map((pack) => [pack.id, pack]));

/** The pack of that id, or null when none such ships: a site cannot be opened under it. */
export function findPack(id: string): Pack | null {
  return PACKS.get(id) ?? null;
}

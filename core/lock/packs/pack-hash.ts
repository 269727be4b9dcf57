import { createHash } from 'node:crypto';
import { canonicalJson } from '../../audit/canonical-json.ts';
import type { Pack } from './pack.ts';

const hashes = new WeakMap<Pack, string>();

/** What a decision names its policy by: SHA-256, in hex, of the pack's canonical JSON. Any change of any rule changes it. */
export function packHash(pack: Pack): string {
  let hash = hashes.get(pack);
  if (hash === undefined) {
    hash = createHash('sha256').update(canonicalJson(pack), 'utf8').digest('hex');
    hashes.set(pack, hash);
  }
  return hash;
}

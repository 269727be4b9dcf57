import type { PayerMemory } from './ledger.ts';

/** What is remembered of a payer: nothing, one tenant by somebody's word, or more than one, which helps nobody. */
export type Remembered =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'one'; readonly tenantId: string; readonly word: PayerMemory }
  | { readonly kind: 'several'; readonly tenantIds: readonly string[] };

/**
 * What stands of all that was said of one payer, oldest first. Who was said to pay for two tenants pays for either: only a person can tell which.
 * A word without a tenant forgets everything before it.
 */
export function rememberedOf(words: readonly PayerMemory[]): Remembered {
  const standing = standingWords(words);
  const tenantIds = [...new Set(standing.map(({ tenantId }) => tenantId))].sort();
  const word = standing.at(-1);
  if (word === undefined) return { kind: 'nothing' };
  return tenantIds.length > 1 ? { kind: 'several', tenantIds } : { kind: 'one', tenantId: word.tenantId, word };
}

/** Those words that were not forgotten since. */
export function standingWords(words: readonly PayerMemory[]): (PayerMemory & { readonly tenantId: string })[] {
  const forgotten = words.findLastIndex(({ tenantId }) => tenantId === null);
  return words.slice(forgotten + 1).flatMap((word) => (word.tenantId === null ? [] : [{ ...word, tenantId: word.tenantId }]));
}

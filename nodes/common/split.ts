import { MAX_ITEMS } from '../../engine/messages/kind.ts';

/** Cuts a list into parts of at most 500, the most that one message may carry. */
export function split<T>(items: readonly T[], most = MAX_ITEMS): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += most) parts.push(items.slice(start, start + most));
  return parts;
}

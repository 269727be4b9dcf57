import type { Site } from '../../site/site.ts';

/* Which nodes listen for results, per site, in the order in which they came. */
const standing = new Map<string, object[]>();

/**
 * Lets several nodes of one site listen to something that must be told on a wire only once: whoever has stood longest speaks.
 * @param listen subscribes; it is given a test for "am I the one"
 */
export function firstOnly(site: Site, listen: (isFirst: () => boolean) => () => void): () => void {
  const me = {};
  const queue = standing.get(site.siteId) ?? [];
  standing.set(site.siteId, queue);
  queue.push(me);
  const end = listen(() => queue[0] === me);
  return () => {
    end();
    const place = queue.indexOf(me);
    if (place >= 0) queue.splice(place, 1);
  };
}

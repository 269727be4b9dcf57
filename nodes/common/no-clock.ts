import type { Site } from '../../site/site.ts';
import type { Rest } from './work-node.ts';

/** At rest, nodes that only time can move: without a `due` node on the site nothing ever escalates, and that is said whatever they last did. */
export function noClock(site: Site): Rest {
  return site.hasDueListener ? { text: `${site.name} · ${site.mode}` } : { text: 'no clock: nothing will escalate', insist: true };
}

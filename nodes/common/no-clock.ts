import type { Site } from '../../site/site.ts';

/** The idle status of nodes that only time can move: without a `due` node on the site nothing ever escalates. */
export function noClock(site: Site): string {
  return site.hasDueListener ? `${site.name} · ${site.mode}` : 'no clock: nothing will escalate';
}

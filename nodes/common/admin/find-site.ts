import type { Site } from '../../../site/site.ts';
import type { NodeAPI } from '../red.ts';
import { isSiteNode, type SiteNode } from '../site-of.ts';
import { Refusal } from './refusal.ts';

/** All `dunlock-site` nodes of the running flows. */
export function siteNodes(RED: NodeAPI): SiteNode[] {
  const found: SiteNode[] = [];
  RED.nodes.eachNode((definition) => {
    if (definition.type !== 'dunlock-site') return;
    const node: unknown = RED.nodes.getNode(definition.id);
    if (isSiteNode(node)) found.push(node);
  });
  return found;
}

/**
 * The open site of that id; the only one when none is named.
 * @throws Refusal 404 for no such site, 400 when several stand there and none is named
 */
export async function findSite(RED: NodeAPI, siteId: string | undefined): Promise<Site> {
  const sites = await Promise.all(siteNodes(RED).map((node) => node.site().catch(() => null)));
  const open = [...new Map(sites.filter((site) => site !== null).map((site) => [site.siteId, site])).values()];
  if (siteId === undefined || siteId === '') {
    const [only, ...more] = open;
    if (only && more.length === 0) return only;
    throw open.length === 0
      ? new Refusal(404, 'no site is open here')
      : new Refusal(400, `name one of the sites: ${open.map((site) => site.siteId).join(', ')}`);
  }
  const named = open.find((site) => site.siteId === siteId);
  if (!named) throw new Refusal(404, `no site '${siteId.slice(0, 40)}' is open here`);
  return named;
}

import type { Site } from '../../site/site.ts';
import type { Node, NodeAPI } from './red.ts';
import { setStatus } from './status.ts';

/** The `dunlock-site` config node as the others see it. */
export interface SiteNode extends Node {
  /** The open site; the same promise for everybody. Rejects with the reason why it could not be opened. */
  site(): Promise<Site>;
  readonly siteId: string;
}

/** Whether a node is a `dunlock-site` that could be configured. */
export function isSiteNode(node: unknown): node is SiteNode {
  return typeof node === 'object' && node !== null && 'site' in node && typeof node.site === 'function';
}

/** The site node that a dialog names, or null. */
export function siteNodeOf(RED: NodeAPI, id: string): SiteNode | null {
  const found: unknown = id ? RED.nodes.getNode(id) : null;
  return isSiteNode(found) ? found : null;
}

/**
 * Waits for a node's site and says in its status how that goes: `no site` when none is chosen, the reason when it could not be opened.
 * @returns the site, or a rejection with one sentence (for `done`)
 */
export async function siteOf(RED: NodeAPI, node: Node, id: string): Promise<Site> {
  const owner = siteNodeOf(RED, id);
  if (!owner) {
    setStatus(node, 'problem', 'no site');
    throw new Error('no site: choose a site in this node and deploy');
  }
  setStatus(node, 'waiting', 'opening the site');
  try {
    return await owner.site();
  } catch (error) {
    setStatus(node, 'problem', messageOf(error));
    throw error;
  }
}

/** The text of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

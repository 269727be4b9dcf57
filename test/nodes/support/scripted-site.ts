import type { Node, NodeAPI, NodeDef } from '../../../nodes/common/red.ts';
import type { Site } from '../../../site/site.ts';

export interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
}

export type Script = Readonly<Record<string, unknown>>;

/** A site that answers as scripted, writes down what it was asked, and fails loudly on anything else. */
export function scriptedSite(script: Script): { site: Site; calls: Call[] } {
  const calls: Call[] = [];
  const plain: Script = {
    siteId: 'mall',
    name: 'Test Mall',
    mode: 'simulated',
    timeZone: 'Asia/Shanghai',
    pack: 'demo-mall',
    hasDueListener: true,
    onlineDtus: () => ['dtu-01', 'dtu-02'],
    gatewayCounters: () => ({
      refusedLogins: 0,
      refusedPublishes: 0,
      refusedSubscriptions: 0,
      malformed: 0,
      readings: 0,
      droppedByFlow: 0,
    }),
    telemetry: () => ({
      url: 'http://127.0.0.1:8086',
      reachable: true,
      problem: null,
      spooledPoints: 0,
      writtenPoints: 7,
      refusedPoints: 0,
    }),
    release: async () => undefined,
    ...script,
  };
  const site = new Proxy(plain, {
    get(target, name) {
      if (name === 'then') return undefined;
      const value = target[String(name)];
      if (value === undefined) throw new Error(`the scripted site was asked for '${String(name)}'`);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        calls.push({ method: String(name), args });
        return value(...args);
      };
    },
  });
  // A proxy has every method that the script gives it; the type cannot know which.
  return { site: site as unknown as Site, calls };
}

/** A `dunlock-site` node that hands out a scripted site instead of opening one. */
export function siteNode(site: Site | (() => Promise<Site>)): (RED: NodeAPI) => void {
  return (RED) => {
    RED.nodes.registerType('dunlock-site', function (this: Node, config: NodeDef) {
      RED.nodes.createNode(this, config);
      Object.assign(this, { siteId: 'mall', site: () => (typeof site === 'function' ? site() : Promise.resolve(site)) });
    });
  };
}

import { createRequire } from 'node:module';
import helper from 'node-red-node-test-helper';
import type { Node, NodeAPI, NodeMessage } from '../../../nodes/common/red.ts';
import { type Call, type Script, scriptedSite, siteNode } from './scripted-site.ts';

const require = createRequire(import.meta.url);
helper.init(require.resolve('node-red'));
/* The helper's RED has no hooks; the runtime below it has. */
const { hooks } = createRequire(require.resolve('node-red'))('@node-red/util') as { hooks: Pick<NodeAPI['hooks'], 'add' | 'remove'> };

export interface Bench {
  readonly calls: Call[];
  /** Statuses of the node, oldest first, as `fill shape: text`. */
  readonly statuses: string[];
  /** What left by each output, in order. */
  readonly left: readonly NodeMessage[][];
  /** Sends a message in and resolves when the node said `done`: with its error, or null. */
  send(message: Record<string, unknown>): Promise<Error | null>;
  readonly node: Node;
  stop(): Promise<void>;
}

interface Completed {
  readonly node: { readonly id: string };
  readonly error?: Error;
}

/** One node in a real Node-RED runtime, over a scripted site. */
export async function bench(
  register: (RED: NodeAPI) => void,
  type: string,
  script: Script,
  config: Record<string, unknown> = {},
): Promise<Bench> {
  const { site, calls } = scriptedSite(script);
  const wires = [0, 1, 2, 3, 4].map((index) => [`out-${index}`]);
  const flow = [
    { id: 'tab', type: 'tab' },
    { id: 'site', type: 'dunlock-site' },
    { id: 'node', type, z: 'tab', name: '', site: 'site', wires, ...config },
    ...wires.map(([id]) => ({ id, type: 'helper', z: 'tab' })),
  ];
  const statuses: string[] = [];
  const waiting: ((error: Error | null) => void)[] = [];
  let unwatch = (): void => undefined;
  const watch = (RED: NodeAPI): void => {
    const onStatus = ({ id, status }: { id: string; status: { fill: string; shape: string; text: string } }): void => {
      if (id === 'node') statuses.push(`${status.fill} ${status.shape}: ${status.text}`);
    };
    RED.events.on('node-status', onStatus);
    hooks.add('onComplete.bench', (event: Completed) => {
      if (event.node.id === 'node') setTimeout(() => waiting.shift()?.(event.error ?? null), 5);
    });
    unwatch = () => {
      RED.events.off('node-status', onStatus);
      hooks.remove('onComplete.bench');
    };
  };
  await helper.load([watch, siteNode(site), register], flow);
  const left = wires.map((_, index) => {
    const got: NodeMessage[] = [];
    helper.getNode(`out-${index}`).on('input', (message: NodeMessage) => got.push(message));
    return got;
  });
  const node = helper.getNode('node');
  await new Promise((resolve) => setTimeout(resolve, 5));
  return {
    calls,
    statuses,
    left,
    node,
    send: (message) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        node.receive({ _msgid: 'first', ...message });
      }),
    async stop() {
      unwatch();
      await helper.unload();
    },
  };
}

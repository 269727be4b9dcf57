declare module 'node-red-node-test-helper' {
  import type { Node, NodeAPI } from 'node-red';

  const helper: {
    init(runtimePath: string): void;
    load(nodes: readonly ((RED: NodeAPI) => void)[], flow: readonly Record<string, unknown>[]): Promise<void>;
    setFlows(flow: readonly Record<string, unknown>[], type: 'full' | 'flows' | 'nodes'): Promise<void>;
    unload(): Promise<void>;
    getNode(id: string): Node;
    startServer(): Promise<void>;
    stopServer(): Promise<void>;
  };
  export default helper;
}

import { configText } from '../common/config-text.ts';
import type { Node, NodeAPI, NodeDef } from '../common/red.ts';

export interface GatewayConfig extends NodeDef {
  readonly timeout?: unknown;
}

/** The `dunlock-gateway` config node: how long a DTU may take to answer. Only values; the site uses them. */
export interface GatewayNode extends Node {
  requestTimeoutMs: string | undefined;
}

export default function gateway(RED: NodeAPI): void {
  RED.nodes.registerType('dunlock-gateway', function (this: GatewayNode, config: GatewayConfig) {
    RED.nodes.createNode(this, config);
    this.requestTimeoutMs = configText(config.timeout);
  });
}

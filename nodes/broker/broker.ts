import { configText } from '../common/config-text.ts';
import type { Node, NodeAPI, NodeDef } from '../common/red.ts';

export interface BrokerConfig extends NodeDef {
  readonly host?: unknown;
  readonly port?: unknown;
}

/** The `dunlock-broker` config node: where the embedded MQTT broker listens. Only values; the site opens it. */
export interface BrokerNode extends Node {
  brokerHost: string | undefined;
  brokerPort: string | undefined;
}

export default function broker(RED: NodeAPI): void {
  RED.nodes.registerType('dunlock-broker', function (this: BrokerNode, config: BrokerConfig) {
    RED.nodes.createNode(this, config);
    this.brokerHost = configText(config.host);
    this.brokerPort = configText(config.port);
  });
}

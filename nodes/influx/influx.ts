import { configText } from '../common/config-text.ts';
import type { Node, NodeAPI, NodeDef } from '../common/red.ts';

export interface InfluxConfig extends NodeDef {
  readonly url?: unknown;
  readonly database?: unknown;
}

export interface InfluxCredentials {
  readonly username: string;
  readonly password: string;
}

/** The `dunlock-influx` config node: where telemetry is written. Only values; the site writes. */
export interface InfluxNode extends Node<InfluxCredentials> {
  url: string | undefined;
  database: string | undefined;
  login: { readonly username: string | undefined; readonly password: string | undefined };
}

export default function influx(RED: NodeAPI): void {
  RED.nodes.registerType<InfluxNode, InfluxConfig, Record<string, never>, InfluxCredentials>(
    'dunlock-influx',
    function (this: InfluxNode, config: InfluxConfig) {
      RED.nodes.createNode(this, config);
      this.url = configText(config.url);
      this.database = configText(config.database);
      // Credentials never stand in a flow: an example flow can only leave them to the environment.
      this.login = {
        username: configText(this.credentials?.username) ?? process.env.DUNLOCK_INFLUX_USERNAME,
        password: configText(this.credentials?.password) ?? process.env.DUNLOCK_INFLUX_PASSWORD,
      };
    },
    { credentials: { username: { type: 'text' }, password: { type: 'password' } } },
  );
}

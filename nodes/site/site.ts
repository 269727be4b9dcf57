import { openSite } from '../../site/open-site.ts';
import { type SettingsInput, settingsFrom } from '../../site/settings.ts';
import type { Site } from '../../site/site.ts';
import type { BrokerNode } from '../broker/broker.ts';
import { configText } from '../common/config-text.ts';
import type { NodeAPI, NodeDef } from '../common/red.ts';
import { messageOf, type SiteNode } from '../common/site-of.ts';
import { setStatus } from '../common/status.ts';
import type { GatewayNode } from '../gateway/gateway.ts';
import type { InfluxNode } from '../influx/influx.ts';

/* A command that has the site open ends soon; another Node-RED does not. */
const OWNER_WAIT_MS = 10_000;

export interface SiteConfig extends NodeDef {
  readonly siteId?: unknown;
  readonly siteName?: unknown;
  readonly timeZone?: unknown;
  readonly currency?: unknown;
  readonly pack?: unknown;
  readonly simulated?: unknown;
  readonly dataDir?: unknown;
  readonly broker?: string;
  readonly gateway?: string;
  readonly influx?: string;
}

/**
 * The `dunlock-site` config node. It opens the site when the first node asks for it and gives its share back when it closes;
 * the site itself outlives a redeploy that changes none of its settings.
 */
export default function site(RED: NodeAPI): void {
  RED.nodes.registerType('dunlock-site', function (this: SiteNode, config: SiteConfig) {
    RED.nodes.createNode(this, config);
    const input = settingsInput(RED, config);
    let opening: Promise<Site> | null = null;
    const open = async (): Promise<Site> => {
      setStatus(this, 'waiting', 'opening');
      try {
        const opened = await openSite(settingsFrom(input), { log: (line) => this.log(line), waitMs: OWNER_WAIT_MS });
        setStatus(this, 'ok', `${opened.name} · ${opened.mode} · ${opened.onlineDtus().length} DTUs online`);
        return opened;
      } catch (error) {
        setStatus(this, 'problem', messageOf(error));
        throw error;
      }
    };
    Object.assign(this, {
      siteId: configText(input.siteId) ?? '',
      site: () => {
        opening ??= open();
        return opening;
      },
    });
    this.on('close', (done: () => void) => {
      // A site that could not be opened has nothing to give back.
      const released = opening ? opening.then((opened) => opened.release()).catch(() => undefined) : Promise.resolve();
      void released.then(() => done());
    });
  });
}

/** Gathers the texts of the site's dialog and of the three config nodes that it points to. */
function settingsInput(RED: NodeAPI, config: SiteConfig): SettingsInput {
  const broker = nodeOf<BrokerNode>(RED, config.broker);
  const gateway = nodeOf<GatewayNode>(RED, config.gateway);
  const influx = nodeOf<InfluxNode>(RED, config.influx);
  return {
    siteId: configText(config.siteId),
    name: configText(config.siteName),
    timeZone: configText(config.timeZone),
    currency: configText(config.currency),
    pack: configText(config.pack),
    simulated: configText(config.simulated),
    dataDir: configText(config.dataDir),
    brokerHost: broker?.brokerHost,
    brokerPort: broker?.brokerPort,
    requestTimeoutMs: gateway?.requestTimeoutMs,
    influxUrl: influx?.url,
    influxDatabase: influx?.database,
    influxUsername: influx?.login.username,
    influxPassword: influx?.login.password,
  };
}

/* The dialog offers only nodes of the right type in each field. */
function nodeOf<T>(RED: NodeAPI, id: string | undefined): T | null {
  const found: unknown = id ? RED.nodes.getNode(id) : null;
  return (found as T | null) ?? null;
}

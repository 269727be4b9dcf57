import { resolve } from 'node:path';
import { SiteError } from './site-error.ts';

/** Everything that decides how a site is opened. Two users of one store must agree on all of it. */
export interface SiteSettings {
  readonly siteId: string;
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly pack: string;
  /** A simulated site stays so for ever and accepts only loopback gateways. */
  readonly simulated: boolean;
  /** Folder of the store, the arrival journal, the spool and the site key. */
  readonly dataDir: string;
  readonly broker: { readonly host: string; readonly port: number };
  readonly gateway: { readonly requestTimeoutMs: number };
  readonly influx: { readonly url: string; readonly database: string; readonly username: string; readonly password: string } | null;
}

/** Settings as they come from a dialog, a file or the environment: texts, any of them missing. */
export interface SettingsInput {
  readonly siteId?: string | undefined;
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly currency?: string | undefined;
  readonly pack?: string | undefined;
  readonly simulated?: boolean | string | undefined;
  readonly dataDir?: string | undefined;
  readonly brokerHost?: string | undefined;
  readonly brokerPort?: number | string | undefined;
  readonly requestTimeoutMs?: number | string | undefined;
  readonly influxUrl?: string | undefined;
  readonly influxDatabase?: string | undefined;
  readonly influxUsername?: string | undefined;
  readonly influxPassword?: string | undefined;
}

/** The variables that stand behind the placeholders of `flows/mall.json`. */
export function settingsFromEnvironment(env: Readonly<Record<string, string | undefined>>): SiteSettings {
  return settingsFrom({
    siteId: env.DUNLOCK_SITE,
    name: env.DUNLOCK_SITE_NAME,
    timeZone: env.DUNLOCK_TIME_ZONE,
    currency: env.DUNLOCK_CURRENCY,
    pack: env.DUNLOCK_PACK,
    simulated: env.DUNLOCK_SIMULATED,
    dataDir: env.DUNLOCK_DATA,
    brokerHost: env.DUNLOCK_MQTT_HOST,
    brokerPort: env.DUNLOCK_MQTT_PORT,
    requestTimeoutMs: env.DUNLOCK_REQUEST_TIMEOUT_MS,
    influxUrl: env.DUNLOCK_INFLUX_URL,
    influxDatabase: env.DUNLOCK_INFLUX_DATABASE,
    influxUsername: env.DUNLOCK_INFLUX_USERNAME,
    influxPassword: env.DUNLOCK_INFLUX_PASSWORD,
  });
}

/**
 * Fills in the defaults and checks every setting. A `${NAME}` that Node-RED could not resolve counts as missing.
 * @throws SiteError naming the setting, what is wrong with it, and what would do
 */
export function settingsFrom(input: SettingsInput): SiteSettings {
  const siteId = text(input.siteId) ?? 'mall';
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(siteId)) throw wrong('siteId', siteId, 'small letters, digits and hyphens, 40 at most');
  const timeZone = text(input.timeZone) ?? 'Asia/Shanghai';
  if (!isTimeZone(timeZone)) throw wrong('timeZone', timeZone, 'an IANA name such as Asia/Shanghai');
  const currency = text(input.currency) ?? 'CNY';
  if (!/^[A-Z]{3}$/.test(currency)) throw wrong('currency', currency, 'an ISO 4217 code such as CNY');
  const simulated = truth(input.simulated, true);
  const host = text(input.brokerHost) ?? '127.0.0.1';
  if (simulated && !isLoopback(host)) throw wrong('broker host', host, 'a loopback address: a simulated site accepts no other');
  const influxUrl = text(input.influxUrl);
  if (influxUrl !== undefined && !/^https?:\/\//.test(influxUrl))
    throw wrong('influx url', influxUrl, 'an address such as http://127.0.0.1:8086');
  return {
    siteId,
    name: text(input.name) ?? 'Harbour Mall',
    timeZone,
    currency,
    pack: text(input.pack) ?? (simulated ? 'demo-mall' : 'cautious'),
    simulated,
    dataDir: resolve(text(input.dataDir) ?? '.dunlock'),
    broker: { host, port: whole('broker port', input.brokerPort, 1883, 0, 65_535) },
    gateway: { requestTimeoutMs: whole('request time-out', input.requestTimeoutMs, 3_000, 100, 120_000) },
    influx:
      influxUrl === undefined
        ? null
        : {
            url: influxUrl.replace(/\/+$/, ''),
            database: text(input.influxDatabase) ?? 'dunlock',
            username: text(input.influxUsername) ?? '',
            password: text(input.influxPassword) ?? '',
          },
  };
}

/** The names of the settings in which two differ, secrets included by name only. */
export function settingsThatDiffer(a: SiteSettings, b: SiteSettings): string[] {
  const flatA = flatten(a);
  const flatB = flatten(b);
  return [...new Set([...flatA.keys(), ...flatB.keys()])].filter((key) => flatA.get(key) !== flatB.get(key));
}

/** The settings as stored for `dunlock release --all`: without the InfluxDB password, which no release needs. */
export function settingsToStore(settings: SiteSettings): string {
  return JSON.stringify({ ...settings, influx: settings.influx && { ...settings.influx, password: '' } });
}

function flatten(settings: SiteSettings): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(settings)) {
    if (value !== null && typeof value === 'object') for (const [inner, v] of Object.entries(value)) flat.set(`${key}.${inner}`, String(v));
    else flat.set(key, String(value));
  }
  return flat;
}

function text(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === undefined || trimmed === '' || /^\$\{[^}]*\}$/.test(trimmed) ? undefined : trimmed;
}

function truth(value: boolean | string | undefined, otherwise: boolean): boolean {
  if (typeof value === 'boolean') return value;
  const given = text(value);
  return given === undefined ? otherwise : given === 'true' || given === '1';
}

function whole(name: string, value: number | string | undefined, otherwise: number, min: number, max: number): number {
  const given = typeof value === 'number' ? String(value) : text(value);
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (!Number.isInteger(number) || number < min || number > max) throw wrong(name, given, `a whole number from ${min} to ${max}`);
  return number;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function wrong(name: string, value: string, wanted: string): SiteError {
  return new SiteError('settings', name, `'${value}' will not do`, `give ${wanted}`);
}

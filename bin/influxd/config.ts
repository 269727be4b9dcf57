export interface InfluxdPlace {
  /** Folder for meta, data and write-ahead log. */
  readonly folder: string;
  readonly httpPort: number;
  /** For backups; influxd insists on it. */
  readonly rpcPort: number;
}

/** A configuration of influxd 1.x that listens on two ports of loopback, reports nothing home and logs nothing. */
export function influxdConfig({ folder, httpPort, rpcPort }: InfluxdPlace): string {
  const path = (name: string): string => JSON.stringify(`${folder}/${name}`);
  return `reporting-disabled = true
bind-address = "127.0.0.1:${rpcPort}"

[meta]
  dir = ${path('meta')}
  logging-enabled = false

[data]
  dir = ${path('data')}
  wal-dir = ${path('wal')}
  query-log-enabled = false
  index-version = "tsi1"

[coordinator]
  max-concurrent-queries = 0

[monitor]
  store-enabled = false

[subscriber]
  enabled = false

[http]
  bind-address = "127.0.0.1:${httpPort}"
  log-enabled = false
  pprof-enabled = false

[logging]
  level = "warn"
  suppress-logo = true

[continuous_queries]
  log-enabled = false
`;
}

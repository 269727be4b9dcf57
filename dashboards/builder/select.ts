import type { MeasurementName } from '../../engine/telemetry/catalogue.ts';

/** One InfluxQL statement in parts, so that every panel filters by time and site, quotes its names and says how gaps are filled. */
export interface Selection {
  /** Column name → expression over quoted fields, e.g. `{Sent: 'sum("count")'}`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Measurement, or an inner statement for a sum over meters. */
  readonly from: MeasurementName | Selection;
  /** Tag conditions beside the site's, e.g. `"action" = 'lock'`. */
  readonly where?: readonly string[];
  /** Tags that make series. */
  readonly by?: readonly string[];
  /** What stands where a bucket has no point; without it the statement has no buckets (tables). */
  readonly fill?: 'null' | '0' | 'previous' | 'none';
  /** Where a bucket of a day begins, as an offset to midnight UTC: an InfluxQL day is a UTC day otherwise. */
  readonly dayBegins?: string;
}

/** Every statement of a dashboard is about the sites chosen above. */
const SITE = '"site" =~ /^$site$/';

/** Writes the statement with Grafana's macros in it. */
export function influxQl({ columns, from, where = [], by = [], fill, dayBegins }: Selection): string {
  const inner = typeof from === 'string' ? `"${from}"` : `(${influxQl(from)})`;
  const conditions = ['$timeFilter', ...(typeof from === 'string' ? [SITE] : []), ...where];
  const bucket = fill === undefined ? [] : [`time($__interval${dayBegins === undefined ? '' : `, ${dayBegins}`})`];
  const groups = [...bucket, ...by.map((tag) => `"${tag}"`)];
  return [
    `SELECT ${Object.entries(columns)
      .map(([name, expression]) => `${expression} AS "${name}"`)
      .join(', ')}`,
    `FROM ${inner}`,
    `WHERE ${conditions.join(' AND ')}`,
    ...(groups.length > 0 ? [`GROUP BY ${groups.join(', ')}`] : []),
    ...(fill === undefined ? [] : [`fill(${fill})`]),
  ].join(' ');
}

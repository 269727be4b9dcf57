import type { DataSourceRef } from '@grafana/schema';
import { influxQl, type Selection } from './select.ts';

/** The one datasource variable of every dashboard. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana fills this in, not JavaScript
export const DATASOURCE: DataSourceRef = { type: 'influxdb', uid: '${datasource}' };

/** A raw InfluxQL query as Grafana's InfluxDB data source reads it. */
export interface InfluxTarget {
  readonly refId: string;
  readonly datasource: DataSourceRef;
  readonly rawQuery: true;
  readonly query: string;
  readonly resultFormat: 'time_series' | 'table';
  /** Legend text; `$tag_x` and `$col` are replaced. */
  readonly alias?: string;
}

/** A query whose series are named by `alias`. */
export function series(refId: string, alias: string, selection: Selection): InfluxTarget {
  return { refId, datasource: DATASOURCE, rawQuery: true, query: influxQl(selection), resultFormat: 'time_series', alias };
}

/** A query whose rows are shown as they are. */
export function rows(refId: string, selection: Selection): InfluxTarget {
  return { refId, datasource: DATASOURCE, rawQuery: true, query: influxQl(selection), resultFormat: 'table' };
}

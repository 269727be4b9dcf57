import { type VariableModel, VariableRefresh, VariableSort } from '@grafana/schema';
import type { MeasurementName, TagOf } from '../../engine/telemetry/catalogue.ts';
import { DATASOURCE } from './target.ts';

/** The InfluxDB to ask: the only place where a dashboard names one. */
export function datasourceVariable(): VariableModel {
  return {
    name: 'datasource',
    type: 'datasource',
    label: 'Data source',
    query: 'influxdb',
    multi: false,
    includeAll: false,
    refresh: VariableRefresh.onDashboardLoad,
  };
}

/** Values of one tag; used as `=~ /^$name$/`. `many` allows several of them, and all (the default then). */
export function tagVariable<M extends MeasurementName>(
  name: string,
  label: string,
  source: { measurement: M; tag: TagOf<M>; many: boolean },
): VariableModel {
  return {
    name,
    type: 'query',
    label,
    datasource: DATASOURCE,
    query: `SHOW TAG VALUES FROM "${source.measurement}" WITH KEY = "${source.tag}"`,
    refresh: VariableRefresh.onTimeRangeChanged,
    sort: VariableSort.alphabeticalAsc,
    multi: source.many,
    includeAll: source.many,
    ...(source.many ? { allValue: '.*', current: { selected: true, text: ['All'], value: ['$__all'] } } : {}),
  };
}

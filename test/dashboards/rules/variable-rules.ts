import type { Board, Breach } from './board.ts';
import { DATASOURCE_UID, targetsOf } from './board.ts';

const BUILTIN = new Set(['timeFilter', '__interval', '__interval_ms', '__from', '__to', 'col', 'm']);
/** Names that Grafana's InfluxDB backend or the alias replaces by itself. */
const RESERVED = /^(interval|timeFilter|tag_.*|col|m|__.*)$/;
const USE = /\$\{?([A-Za-z_]\w*)|\[\[([A-Za-z_]\w*)/g;

/** V1…V7: variables are declared, used, and safe in InfluxQL. */
export function* variableRules(board: Board): Generator<Breach> {
  const { list } = board.templating;
  const sources = list.filter(({ type }) => type === 'datasource');
  if (sources.length !== 1 || list[0]?.name !== 'datasource' || list[0].query !== 'influxdb')
    yield 'V1 the first variable is not the one datasource';
  const queries = targetsOf(board).map(({ query }) => query);
  const declared = new Set(list.map(({ name }) => name));
  for (const [index, variable] of list.entries()) {
    const { name, type, query = '' } = variable;
    if (RESERVED.test(name)) yield `V7 the name ${name} is Grafana's own`;
    if (type === 'query') {
      if (variable.refresh !== 2 || variable.sort !== 1) yield `V2 ${name} does not refresh with the time range or is not sorted`;
      if (variable.datasource?.uid !== DATASOURCE_UID) yield `V2 ${name} names its own data source`;
      if (!/^SHOW TAG VALUES FROM "\w+" WITH KEY = "\w+"/.test(query)) yield `V3 ${name} names no measurement and key`;
    }
    const earlier = new Set(list.slice(0, index).map((other) => other.name));
    for (const used of usesIn(query)) if (!earlier.has(used)) yield `V5 ${name} refers to ${used}, which does not stand before it`;
    if (type === 'datasource') continue;
    if (!queries.some((text) => usesIn(text).includes(name))) yield `V6 ${name} is not used`;
    for (const text of queries.filter((each) => usesIn(each).includes(name))) {
      const safe = text.replaceAll(`=~ /^$${name}$/`, '');
      if (usesIn(safe).includes(name)) yield `V4 ${name} is not used as =~ /^$${name}$/: ${text}`;
    }
  }
  for (const text of queries) {
    for (const used of usesIn(text)) if (!declared.has(used) && !BUILTIN.has(used)) yield `V6 $${used} is not declared: ${text}`;
  }
}

function usesIn(text: string): string[] {
  return [...text.matchAll(USE)].map((match) => match[1] ?? match[2] ?? '');
}

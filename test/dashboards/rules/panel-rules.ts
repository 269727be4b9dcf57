import type { Board, BoardPanel, Breach } from './board.ts';
import { DATASOURCE_UID, dataPanels } from './board.ts';

const KINDS = ['timeseries', 'stat', 'table', 'histogram', 'bargauge', 'gauge', 'text', 'row'];
/** Units of Grafana's value formats that are used here. */
const UNITS = ['none', 'short', 'percentunit', 'watt', 'litreh', 's'];
const CUSTOM_UNIT = /^(suffix|prefix|si|time|currency):./;
/** Stacked because the sum is a whole that means something: all tenants, all power, all water of the site. */
const MAY_STACK = [11, 40, 41];

/** P1…P11: what a panel shows and how. */
export function* panelRules(board: Board): Generator<Breach> {
  yield* unique(
    'P1 id',
    board.panels.map(({ id }) => id),
  );
  yield* unique(
    'P2 title',
    board.panels.map(({ title }) => title),
  );
  for (const panel of board.panels) {
    if (!Number.isInteger(panel.id) || panel.id <= 0) yield `P1 id ${panel.id} of “${panel.title}”`;
    if (!KINDS.includes(panel.type)) yield `P7 ${panel.type} is no core panel in use (“${panel.title}”)`;
    const { x, y, w, h } = panel.gridPos;
    if (x < 0 || y < 0 || w <= 0 || h <= 0 || x + w > 24) yield `P6 “${panel.title}” leaves the grid`;
  }
  yield* overlaps(board.panels);
  for (const panel of dataPanels(board)) {
    const breaches = [...texts(panel), ...byKind(panel), ...colours(panel)];
    yield* breaches.map((breach) => `${breach} (“${panel.title}”)`);
  }
}

function* texts(panel: BoardPanel): Generator<Breach> {
  if (panel.title === '') yield 'P2 no title';
  if ((panel.description ?? '').length < 20) yield 'P3 no description';
  for (const { datasource } of [panel, ...(panel.targets ?? [])]) {
    if (datasource?.uid !== DATASOURCE_UID || datasource.type !== 'influxdb')
      yield 'P4 panel or target does not use the datasource variable';
  }
  const unit = panel.fieldConfig?.defaults.unit ?? '';
  if (!UNITS.includes(unit) && !CUSTOM_UNIT.test(unit)) yield `P5 unit ${unit}`;
}

function* byKind(panel: BoardPanel): Generator<Breach> {
  const defaults = panel.fieldConfig?.defaults ?? {};
  const { options = {} } = panel;
  if (panel.type === 'timeseries') {
    if (options.legend?.showLegend !== true || options.tooltip === undefined) yield 'P8 no legend or tooltip';
    if (defaults.custom?.spanNulls === undefined) yield 'P8 does not say what happens to gaps';
    if (defaults.min !== 0) yield 'P8 does not begin at zero';
    if ((defaults.custom?.stacking?.mode ?? 'none') !== 'none' && !MAY_STACK.includes(panel.id)) yield 'P11 is stacked';
  }
  if (defaults.unit === 'percentunit' && (defaults.min !== 0 || defaults.max !== 1)) yield 'P8 a share goes from 0 to 1';
  if (['stat', 'gauge', 'table'].includes(panel.type)) {
    const steps = (defaults.thresholds?.steps ?? []).map(({ value }) => value);
    const rest = steps.slice(1).map(Number);
    if (steps[0] !== null || rest.some((value, index) => index > 0 && value <= Number(rest[index - 1])))
      yield 'P9 thresholds do not ascend from null';
  }
  if (panel.type === 'stat' && (options.reduceOptions?.calcs ?? []).length === 0) yield 'P9 a stat without a calculation';
}

function* colours(panel: BoardPanel): Generator<Breach> {
  const { color, thresholds } = panel.fieldConfig?.defaults ?? {};
  if (color?.fixedColor !== undefined) yield `P10 the fixed colour ${color.fixedColor} means nothing`;
  for (const step of thresholds?.steps ?? [])
    if (!['green', 'orange', 'red', 'text'].includes(step.color)) yield `P10 threshold colour ${step.color}`;
}

function* unique(what: string, values: readonly (string | number)[]): Generator<Breach> {
  for (const value of new Set(values)) if (values.filter((other) => other === value).length > 1) yield `${what} ${value} is there twice`;
}

function* overlaps(panels: readonly BoardPanel[]): Generator<Breach> {
  for (const [index, { gridPos: a, title }] of panels.entries()) {
    for (const { gridPos: b, title: other } of panels.slice(index + 1)) {
      if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) yield `P6 “${title}” and “${other}” overlap`;
    }
  }
}

import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { serialize } from '../../dashboards/builder/serialize.ts';
import { dashboardFiles } from '../../dashboards/generate.ts';
import { catalogue } from './catalogue.ts';
import { breachesOf } from './rules/all.ts';
import type { Board, BoardPanel, Target } from './rules/board.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dashboards', 'generated');
const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));

async function load(name: string): Promise<Board> {
  return JSON.parse(await readFile(join(folder, name), 'utf8'));
}

describe.each(files)('%s', (name) => {
  it('keeps every rule for dashboards, variables, panels and queries', async () => {
    expect(breachesOf(await load(name), basename(name, '.json'), catalogue)).toEqual([]);
  });
});

it('the files are, byte for byte, what the code makes (D11, D12)', async () => {
  const made = dashboardFiles();
  expect(made.map(({ path }) => basename(path)).sort()).toEqual([...files].sort());
  for (const { path, text } of made) expect(await readFile(path, 'utf8')).toBe(text);
});

it('the same dashboard gives the same bytes, in whatever order its keys stand', () => {
  expect(serialize({ b: [{ d: 1, c: null }], a: 'x' })).toBe(serialize({ a: 'x', b: [{ c: null, d: 1 }] }));
  expect(serialize({})).toBe('{}\n');
});

const firstOf = (board: Board, type: string): BoardPanel => {
  const panel = board.panels.find((each) => each.type === type);
  if (panel === undefined) throw new Error(`no ${type} panel`);
  return panel;
};
const queryOf = (board: Board, type: string): Target => {
  const target = firstOf(board, type).targets?.[0];
  if (target === undefined) throw new Error(`no target in the ${type} panel`);
  return target;
};
const rewrite = (board: Board, type: string, from: string | RegExp, to: string): void => {
  const target = queryOf(board, type);
  const query = (target.query ?? '').replace(from, to);
  if (query === target.query) throw new Error(`nothing to replace in ${query}`);
  target.query = query;
};
const variable = (board: Board, index: number) => board.templating.list[index] ?? { name: '', type: '' };
const defaults = (panel: BoardPanel) => panel.fieldConfig?.defaults ?? {};

describe('the rules notice a dashboard whose', () => {
  const broken: [rule: string, what: string, breakIt: (board: Board) => void][] = [
    ['D1', 'uid is not its file name', (b) => Object.assign(b, { uid: 'other' })],
    ['D2', 'id is set', (b) => Object.assign(b, { id: 7 })],
    ['D3', 'title is a draft', (b) => Object.assign(b, { title: 'TMP overview' })],
    ['D4', 'shared tag is missing', (b) => Object.assign(b, { tags: ['overview', 'x'] })],
    ['D5', 'description is empty', (b) => Object.assign(b, { description: '' })],
    ['D6', 'panels can be edited', (b) => Object.assign(b, { editable: true })],
    ['D7', 'time zone is fixed', (b) => Object.assign(b, { timezone: 'utc' })],
    ['D8', 'refresh is faster than its data', (b) => Object.assign(b, { refresh: '5s' })],
    ['D9', 'schema is another one', (b) => Object.assign(b, { schemaVersion: 30 })],
    ['D10', 'links lose the time range', (b) => Object.assign(b.links?.[0] ?? {}, { keepTime: false })],
    ['V1', 'datasource variable is not the first', (b) => void b.templating.list.reverse()],
    ['V2', 'variable does not follow the time range', (b) => Object.assign(variable(b, 1), { refresh: 1 })],
    ['V3', 'variable names no measurement', (b) => Object.assign(variable(b, 1), { query: 'SHOW TAG VALUES WITH KEY = "site"' })],
    ['V4', 'variable is compared with =', (b) => rewrite(b, 'stat', '=~ /^$site$/', "= '$site'")],
    [
      'V5',
      'variable refers to a later one',
      (b) => Object.assign(variable(b, 1), { query: `${variable(b, 1).query} WHERE "dtu" =~ /^$dtu$/` }),
    ],
    ['V6', 'variable is not used', (b) => void b.templating.list.push({ ...variable(b, 2), name: 'unused' })],
    ['V6', 'query uses what is not declared', (b) => rewrite(b, 'stat', '$site', '$sites')],
    ['V7', 'variable has a name of Grafana’s own', (b) => Object.assign(variable(b, 2), { name: 'interval' })],
    ['P1', 'panels share an id', (b) => Object.assign(firstOf(b, 'stat'), { id: firstOf(b, 'table').id })],
    ['P2', 'panels share a title', (b) => Object.assign(firstOf(b, 'stat'), { title: firstOf(b, 'table').title })],
    ['P3', 'panel explains nothing', (b) => Object.assign(firstOf(b, 'stat'), { description: 'Rate' })],
    ['P4', 'target names its own data source', (b) => Object.assign(queryOf(b, 'stat'), { datasource: { type: 'influxdb', uid: 'x' } })],
    ['P5', 'unit does not exist', (b) => Object.assign(defaults(firstOf(b, 'stat')), { unit: 'percents' })],
    ['P6', 'panels overlap', (b) => Object.assign(firstOf(b, 'stat'), { gridPos: { ...firstOf(b, 'table').gridPos } })],
    ['P6', 'panel leaves the grid', (b) => Object.assign(firstOf(b, 'stat').gridPos, { x: 23 })],
    ['P7', 'panel is of an old kind', (b) => Object.assign(firstOf(b, 'stat'), { type: 'singlestat' })],
    ['P8', 'curve has no legend', (b) => Object.assign(firstOf(b, 'timeseries'), { options: {} })],
    ['P8', 'share has no end', (b) => delete defaults(firstOf(b, 'stat')).max],
    ['P9', 'thresholds do not ascend', (b) => defaults(firstOf(b, 'stat')).thresholds?.steps.push({ value: -1, color: 'red' })],
    ['P9', 'stat calculates nothing', (b) => Object.assign(firstOf(b, 'stat').options ?? {}, { reduceOptions: { calcs: [] } })],
    ['P10', 'colour means nothing', (b) => Object.assign(defaults(firstOf(b, 'stat')), { color: { mode: 'fixed', fixedColor: 'blue' } })],
    [
      'P11',
      'curves are stacked without reason',
      (b) => Object.assign(defaults(firstOf(b, 'timeseries')).custom ?? {}, { stacking: { mode: 'normal' } }),
    ],
    ['Q1', 'query is empty', (b) => Object.assign(queryOf(b, 'stat'), { query: '' })],
    ['Q2', 'query has a time range of its own', (b) => rewrite(b, 'stat', '$timeFilter', 'time > now() - 1d')],
    ['Q3', 'gaps have no meaning', (b) => rewrite(b, 'stat', ' fill(null)', '')],
    ['Q4', 'query asks for everything', (b) => rewrite(b, 'stat', /SELECT .* FROM/, 'SELECT * FROM')],
    ['Q5', 'names have no quotes', (b) => rewrite(b, 'stat', '"site_day"', 'site_day')],
    ['Q6', 'counter may fall', (b) => rewrite(b, 'stat', /SELECT .* FROM/, 'SELECT derivative(last("work_orders")) AS "x" FROM')],
    ['Q7', 'alias names a tag that makes no series', (b) => Object.assign(queryOf(b, 'stat'), { alias: '$tag_tenant' })],
    ['Q8', 'measurement is written by nobody', (b) => rewrite(b, 'stat', '"site_day"', '"site_week"')],
    ['Q8', 'field is written by nobody', (b) => rewrite(b, 'stat', '"paid_minor"', '"paid"')],
    ['Q9', 'table has no end', (b) => rewrite(b, 'table', /SELECT .* FROM/, 'SELECT "p" AS "P" FROM')],
  ];
  it.each(broken)('%s: %s', async (rule, _what, breakIt) => {
    const board = await load('site-overview.json');
    breakIt(board);
    expect(breachesOf(board, 'site-overview', catalogue).map((breach) => breach.split(' ')[0])).toContain(rule);
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DAY_MS } from '../../core/calendar/civil.ts';
import { interpolate, type QueryRange } from './interpolate.ts';
import { type Board, type BoardPanel, targetsOf } from './rules/board.ts';
import { seedLines } from './seed.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dashboards', 'generated');
const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
const boards: [string, Board][] = await Promise.all(
  names.map(async (name) => [name, JSON.parse(await readFile(join(folder, name), 'utf8'))] as [string, Board]),
);

const url = inject('influxUrl');
const database = `dashboards_${process.pid}`;
const toMs = Date.UTC(2026, 2, 1);
const fromMs = toMs - 30 * DAY_MS;

interface Series {
  readonly tags?: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

/** What InfluxDB answers to one statement, which it must understand. */
async function ask(statement: string, db = database): Promise<Series[]> {
  const query = new URLSearchParams({ db, epoch: 'ms', q: statement });
  const response = await fetch(`${url}/query`, { method: 'POST', body: query });
  const answer = (await response.json()) as { error?: string; results?: { error?: string; series?: Series[] }[] };
  const problem = answer.error ?? answer.results?.find(({ error }) => error !== undefined)?.error;
  if (problem !== undefined) throw new Error(`${problem}: ${statement}`);
  return answer.results?.[0]?.series ?? [];
}

beforeAll(async () => {
  await ask(`CREATE DATABASE "${database}"`);
  const response = await fetch(`${url}/write?db=${database}&precision=ms`, { method: 'POST', body: seedLines(fromMs, toMs).join('\n') });
  expect([response.status, await response.text()]).toEqual([204, '']);
});
afterAll(() => ask(`DROP DATABASE "${database}"`));

const VIEWS: [what: string, range: Pick<QueryRange, 'fromMs' | 'maxDataPoints' | 'variables'>][] = [
  ['thirty days, every DTU', { fromMs, maxDataPoints: 800, variables: { site: 'mall', dtu: { all: '.*' } } }],
  ['thirty days, two DTUs', { fromMs, maxDataPoints: 1500, variables: { site: 'mall', dtu: ['dtu-01', 'dtu-02'] } }],
  ['two days, one DTU, a small screen', { fromMs: toMs - 2 * DAY_MS, maxDataPoints: 200, variables: { site: 'mall', dtu: 'dtu-01' } }],
];

const asSent = (query: string, panel: BoardPanel, range: (typeof VIEWS)[number][1]) =>
  interpolate(query, { ...range, toMs, ...(panel.interval === undefined ? {} : { minInterval: panel.interval }) });

describe.each(boards)('%s', (_name, board) => {
  it.each(VIEWS)('every query brings values back: %s', async (_what, range) => {
    const targets = targetsOf(board);
    expect(targets.length).toBeGreaterThan(30);
    for (const { panel, target, query } of targets) {
      const sent = asSent(query, panel, range);
      const values = (await ask(sent)).flatMap((series) => series.values.map((row) => row.at(-1))).filter((value) => value !== null);
      expect(values.length, `“${panel.title}” ${target.refId}: ${sent}`).toBeGreaterThan(0);
    }
  });

  it('every variable finds its values', async () => {
    const variables = board.templating.list.filter(({ type }) => type === 'query');
    expect(variables.length).toBeGreaterThan(0);
    for (const { name, query = '' } of variables) expect((await ask(query))[0]?.values.length, name).toBeGreaterThan(0);
  });

  it('shows nothing of another site', async () => {
    for (const { panel, query } of targetsOf(board)) {
      expect(await ask(asSent(query, panel, { fromMs, maxDataPoints: 800, variables: { site: 'mal', dtu: { all: '.*' } } }))).toEqual([]);
    }
  });
});

describe('the numbers of Site overview', () => {
  const board = boards.find(([name]) => name === 'site-overview.json')?.[1];
  const valuesOf = async (title: string, refId = 'A'): Promise<{ tags: string; values: unknown[] }[]> => {
    const found = targetsOf(board ?? { title: '', templating: { list: [] }, panels: [] }).find(
      ({ panel, target }) => panel.title === title && target.refId === refId,
    );
    if (found === undefined) throw new Error(`no panel ${title} ${refId}`);
    const view = { fromMs, maxDataPoints: 800, variables: { site: 'mall', dtu: { all: '.*' } } };
    const series = await ask(asSent(found.query, found.panel, view));
    return series.map(({ tags, values }) => ({
      tags: Object.values(tags ?? {}).join(),
      values: values.map((row) => row.at(-1)).filter((value) => value !== null),
    }));
  };

  it('divides what was paid by what was charged', async () => {
    expect((await valuesOf('Collection rate'))[0]?.values.at(-1)).toBeCloseTo(0.93);
    expect((await valuesOf('Overdue'))[0]?.values.at(-1)).toBe(70);
  });
  it('counts each message once, in the day of the site', async () => {
    const series = await valuesOf('Messages per class');
    expect(series.map(({ tags }) => tags)).toEqual(['notice', 'reminder']);
    for (const { values } of series) expect(values.reduce((sum: number, value) => sum + Number(value), 0)).toBe(30);
  });
  it('takes the latest P of each tenant', async () => {
    const series = await valuesOf('P of all tenants');
    expect(series).toHaveLength(20);
    expect(series[5]).toEqual({ tags: '0005-NEVHP', values: [0.25] });
  });
  it('adds up the power of the meters behind a DTU', async () => {
    const series = await valuesOf('Electric power by DTU');
    expect(series.map(({ tags }) => tags)).toEqual(['dtu-01', 'dtu-02']);
    expect(new Set(series.flatMap(({ values }) => values))).toEqual(new Set([100]));
  });
  it('tells a lock that physics contradicts from one that it does not', async () => {
    const [orders, contradicted] = [await valuesOf('Lock orders'), await valuesOf('Lock orders', 'B')];
    const total = (series: { values: unknown[] }[]) =>
      series.flatMap(({ values }) => values).reduce((sum: number, value) => sum + Number(value), 0);
    expect([total(orders), total(contradicted)]).toEqual([60, 30]);
  });
});

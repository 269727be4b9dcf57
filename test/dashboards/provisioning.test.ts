import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (path: string) => readFile(join(root, path), 'utf8');
/** Every value of a key in a YAML text, wherever it stands. */
const valuesOf = (yaml: string, key: string) =>
  [...yaml.matchAll(new RegExp(`^[\\s-]*${key}: *(.+)$`, 'gm'))].map((match) => match[1] ?? '');

describe('what Grafana reads at start-up', () => {
  it('is one InfluxQL data source with a fixed uid and no secret (Y1, Y4)', async () => {
    const yaml = await read('dashboards/provisioning/datasources/influxdb.yaml');
    expect(valuesOf(yaml, 'apiVersion')).toEqual(['1']);
    expect(valuesOf(yaml, 'uid')).toEqual(['dunlock-influxdb']);
    expect(valuesOf(yaml, 'type')).toEqual(['influxdb']);
    expect(valuesOf(yaml, 'url')).toEqual(['$DUNLOCK_GRAFANA_INFLUX_URL']);
    expect(valuesOf(yaml, 'dbName')).toEqual(['dunlock']);
    expect(valuesOf(yaml, 'httpMode')).toEqual(['POST']);
    expect(yaml).not.toMatch(/password|token|secure/i);
  });
  it('is one folder of dashboards that nobody edits there (Y2, Y3)', async () => {
    const yaml = await read('dashboards/provisioning/dashboards/dunlock.yaml');
    expect(valuesOf(yaml, 'allowUiUpdates')).toEqual(['false']);
    expect(valuesOf(yaml, 'disableDeletion')).toEqual(['true']);
    expect(valuesOf(yaml, 'folderUid')).toEqual(['dunlock']);
    expect(Number(valuesOf(yaml, 'updateIntervalSeconds')[0])).toBeGreaterThan(10);
  });
});

describe('compose.yaml', () => {
  it('listens on loopback only, with versions pinned', async () => {
    const yaml = await read('compose.yaml');
    for (const ports of valuesOf(yaml, 'ports')) expect(ports).toMatch(/^\[["']127\.0\.0\.1:\d+:\d+["']\]$/);
    for (const image of valuesOf(yaml, 'image')) expect(image).toMatch(/^[\w./-]+:\d+\.\d+\.\d+/);
    expect(valuesOf(yaml, 'ports')).toHaveLength(2);
  });
  it('mounts what is there, where the provider looks for it', async () => {
    const yaml = await read('compose.yaml');
    const mounts = [...yaml.matchAll(/- (\.\/[^:]+):([^:]+):ro/g)].map((match) => [match[1] ?? '', match[2] ?? '']);
    expect(mounts).toHaveLength(3);
    for (const [here = ''] of mounts) await access(join(root, here));
    const target = mounts.find(([here]) => here === './dashboards/generated')?.[1];
    expect(valuesOf(await read('dashboards/provisioning/dashboards/dunlock.yaml'), 'path')).toEqual([target]);
    const home = (valuesOf(yaml, 'GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH')[0] ?? '').replace(`${target}/`, '');
    expect(await readdir(join(root, 'dashboards/generated'))).toContain(home);
  });
  it('gives Grafana the variable that its data source wants', async () => {
    expect(await read('compose.yaml')).toContain('DUNLOCK_GRAFANA_INFLUX_URL: http://influxdb:8086');
  });
});

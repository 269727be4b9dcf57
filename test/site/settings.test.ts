import { describe, expect, it } from 'vitest';
import { settingsFrom, settingsFromEnvironment, settingsThatDiffer, settingsToStore } from '../../site/settings.ts';
import { SiteError } from '../../site/site-error.ts';

describe('settings of a site', () => {
  it('fill in the defaults, and take a placeholder that Node-RED could not resolve for missing', () => {
    const settings = settingsFrom({ siteId: '${DUNLOCK_SITE}', brokerPort: '${DUNLOCK_MQTT_PORT}', influxUrl: '' });
    expect(settings).toMatchObject({ siteId: 'mall', timeZone: 'Asia/Shanghai', currency: 'CNY', simulated: true, influx: null });
    expect(settings.broker).toEqual({ host: '127.0.0.1', port: 1883 });
  });

  it('read the same from the environment as from a flow that holds the same texts', () => {
    const env = { DUNLOCK_SITE: 'north', DUNLOCK_MQTT_PORT: '0', DUNLOCK_INFLUX_URL: 'http://127.0.0.1:8086/' };
    const flow = settingsFrom({ siteId: 'north', brokerPort: '0', influxUrl: 'http://127.0.0.1:8086' });
    expect(settingsThatDiffer(settingsFromEnvironment(env), flow)).toEqual([]);
  });

  it.each([
    [{ siteId: 'A mall!' }, 'siteId'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ currency: 'yuan' }, 'currency'],
    [{ brokerPort: '70000' }, 'broker port'],
    [{ brokerPort: 'abc' }, 'broker port'],
    [{ influxUrl: 'localhost:8086' }, 'influx url'],
    [{ brokerHost: '0.0.0.0' }, 'broker host'],
  ])('refuse %j by the name of the setting', (input, name) => {
    expect(() => settingsFrom(input)).toThrowError(SiteError);
    expect(() => settingsFrom(input)).toThrowError(new RegExp(name));
  });

  it('name each setting in which two differ', () => {
    const a = settingsFrom({ siteId: 'a', influxUrl: 'http://127.0.0.1:1' });
    const b = settingsFrom({ siteId: 'b', influxUrl: 'http://127.0.0.1:2' });
    expect(settingsThatDiffer(a, b)).toEqual(['siteId', 'influx.url']);
  });

  it('are stored without the InfluxDB password', () => {
    const stored = settingsToStore(settingsFrom({ influxUrl: 'http://127.0.0.1:1', influxUsername: 'me', influxPassword: 'hush-hush' }));
    expect(stored).toContain('"me"');
    expect(stored).not.toContain('hush-hush');
  });
});

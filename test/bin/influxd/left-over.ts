/* A process that starts an influxd, prints its address and then only waits, to be killed. */
import { ensureInflux } from '../../../bin/influxd/ensure-influx.ts';

const [dataDir = '', cacheDir = ''] = process.argv.slice(2);
const influx = await ensureInflux({ dataDir, cacheDir, log: () => {}, env: { ...process.env, DUNLOCK_INFLUX_URL: '' } });
process.stdout.write(`${influx.url}\n`);
setInterval(() => {}, 1_000);

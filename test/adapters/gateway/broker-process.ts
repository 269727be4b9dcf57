/* A child process: the gateway, until it is killed. Prints its port. */
import { openGateway } from '../../../adapters/gateway/open-gateway.ts';
import { passwordOf, SITE, signingKeyOf, standingClock } from './fixtures.ts';

const [journalDir = ''] = process.argv.slice(2);
const gateway = await openGateway({
  siteId: SITE,
  host: '127.0.0.1',
  port: 0,
  journalDir,
  clock: standingClock(),
  requestTimeoutMs: 300,
  journalSegmentBytes: 32_768,
  findAccess: async (dtuId) => ({ verify: async (password) => password === passwordOf(dtuId), signingKey: signingKeyOf(dtuId) }),
});
process.stdout.write(`${gateway.mqttPort}\n`);

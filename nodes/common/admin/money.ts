import type { NodeAPI } from '../red.ts';
import { bodies, readBody } from './bodies.ts';
import { query, read, write } from './endpoints.ts';
import { findSite } from './find-site.ts';
import { Refusal } from './refusal.ts';
import { actorOf } from './who.ts';

/** Registers the endpoints for money that is nobody's yet and for contracts that wait for a person. */
export function registerMoney(RED: NodeAPI): void {
  read(RED, '/dunlock-admin/tenants', async (request) => (await findSite(RED, query(request, 'site'))).tenants());
  read(RED, '/dunlock-admin/suspense', async (request) => {
    const [after, limit] = [query(request, 'after'), query(request, 'limit')];
    if (limit !== undefined && !/^\d{1,3}$/.test(limit)) throw new Refusal(400, `limit: '${limit}' is no whole number from 1 to 500`);
    const page = { ...(after === undefined ? {} : { after }), ...(limit === undefined ? {} : { limit: Number(limit) }) };
    return (await findSite(RED, query(request, 'site'))).suspense(page);
  });
  read(RED, '/dunlock-admin/contracts', async (request) => {
    const site = await findSite(RED, query(request, 'site'));
    return site.contracts({ waiting: query(request, 'all') === undefined });
  });
  read(RED, '/dunlock-admin/contract', async (request) => {
    const contractId = query(request, 'contract');
    if (!contractId) throw new Refusal(400, 'contract: name the contract');
    const found = await (await findSite(RED, query(request, 'site'))).contract(contractId);
    if (found === null) throw new Refusal(404, `there is no contract '${contractId.slice(0, 80)}'`);
    return found;
  });

  write(RED, '/dunlock-admin/suspense/match', 'dunlock.match', async (request) => {
    const { site: siteId, as, ...match } = readBody(bodies.match, request.body);
    const site = await findSite(RED, siteId);
    return site.matchPayment(match, actorOf(request, as, site.mode));
  });
  write(RED, '/dunlock-admin/suspense/unmatch', 'dunlock.match', async (request) => {
    const { site: siteId, as, ...unmatch } = readBody(bodies.unmatch, request.body);
    const site = await findSite(RED, siteId);
    return site.unmatchPayment(unmatch, actorOf(request, as, site.mode));
  });
  write(RED, '/dunlock-admin/contracts/answer', 'dunlock.review', async (request) => {
    const { site: siteId, as, value = null, ...answer } = readBody(bodies.answer, request.body);
    const site = await findSite(RED, siteId);
    return site.answerContract({ ...answer, value }, actorOf(request, as, site.mode));
  });
}

import type { NodeAPI } from '../red.ts';
import { bodies, readBody } from './bodies.ts';
import { tellDecision } from './decisions.ts';
import { query, read, write } from './endpoints.ts';
import { findSite, siteNodes } from './find-site.ts';
import { registerMoney } from './money.ts';
import { Refusal } from './refusal.ts';
import { answerUnreadable } from './unreadable.ts';
import { actorOf, knownActor, userOf } from './who.ts';

const registered = new WeakSet<object>();

/**
 * Registers the people's endpoints under Node-RED's admin root, once however many of the nodes ask.
 * They stand there headless too; without an admin root (`httpAdminRoot: false`) there are none, and the command line remains.
 */
export function registerAdmin(RED: NodeAPI): void {
  // The type says it is always there; with `httpAdminRoot: false` it is not.
  const app: object | null = RED.httpAdmin ?? null;
  if (!app || registered.has(app)) return;
  registered.add(app);
  answerUnreadable(RED);
  registerMoney(RED);

  read(RED, '/dunlock-admin/sites', async (request) => {
    const sites = await Promise.all(siteNodes(RED).map((node) => node.site().catch(() => null)));
    return {
      user: userOf(request),
      sites: sites
        .filter((site) => site !== null)
        .map(({ siteId, name, mode, timeZone, pack }) => ({ siteId, name, mode, timeZone, pack })),
    };
  });
  read(RED, '/dunlock-admin/approvals', async (request) => (await findSite(RED, query(request, 'site'))).approvalsWanted());
  read(RED, '/dunlock-admin/standing', async (request) => (await findSite(RED, query(request, 'site'))).standing());
  read(RED, '/dunlock-admin/why', async (request) => {
    const tenant = query(request, 'tenant');
    if (!tenant) throw new Refusal(400, 'tenant: name the tenant, e.g. ?tenant=T-001');
    return (await findSite(RED, query(request, 'site'))).why(tenant);
  });

  write(RED, '/dunlock-admin/approvals', 'dunlock.approve', async (request) => {
    const { site: siteId, as, ...decision } = readBody(bodies.decision, request.body);
    const site = await findSite(RED, siteId);
    const report = await site.decideApproval({ ...decision, by: actorOf(request, as, site.mode) });
    tellDecision(site.siteId, report);
    return report;
  });
  write(RED, '/dunlock-admin/holds', 'dunlock.hold', async (request) => {
    const { site: siteId, as, ...hold } = readBody(bodies.hold, request.body);
    const site = await findSite(RED, siteId);
    return site.placeHold({ ...hold, owner: actorOf(request, as, site.mode).name });
  });
  write(RED, '/dunlock-admin/holds/lift', 'dunlock.hold', async (request) => {
    const { site: siteId, as, holdId, reason } = readBody(bodies.liftHold, request.body);
    const site = await findSite(RED, siteId);
    return site.liftHold(holdId, knownActor(actorOf(request, as, site.mode)), reason);
  });
  write(RED, '/dunlock-admin/stops', 'dunlock.stop', async (request) => {
    const { site: siteId, as, ...stop } = readBody(bodies.stop, request.body);
    const site = await findSite(RED, siteId);
    return site.setStop({ ...stop, by: actorOf(request, as, site.mode) });
  });
  write(RED, '/dunlock-admin/stops/lift', 'dunlock.stop', async (request) => {
    const { site: siteId, as, stopId, reason } = readBody(bodies.liftStop, request.body);
    const site = await findSite(RED, siteId);
    return site.liftStop(stopId, knownActor(actorOf(request, as, site.mode)), reason);
  });
}

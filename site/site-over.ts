import { advanceCases } from '../engine/advance-cases.ts';
import { takeOrder } from '../engine/carry-out-orders.ts';
import { daySummary } from '../engine/day-summary.ts';
import { approvalsWanted, decideApproval } from '../engine/decide-approval.ts';
import { dispatchMessage } from '../engine/dispatch-message.ts';
import { closeAccount } from '../engine/feeds/close-account.ts';
import { feedFreshness } from '../engine/feeds/feed-freshness.ts';
import { importCharges } from '../engine/imports/import-charges.ts';
import { importEstate } from '../engine/imports/import-estate.ts';
import { importLeases } from '../engine/imports/import-leases.ts';
import { importTurnover } from '../engine/imports/import-turnover.ts';
import { untakenBills } from '../engine/issue-charges.ts';
import { issueDay } from '../engine/issue-day.ts';
import { liftHold, placeHold } from '../engine/place-hold.ts';
import { planReminders } from '../engine/plan-reminders.ts';
import { importPayments } from '../engine/post-payment.ts';
import { recordReceipt } from '../engine/record-receipt.ts';
import { statement } from '../engine/reports/statement.ts';
import { runInvariants } from '../engine/run-invariants.ts';
import { runReport } from '../engine/run-report.ts';
import { scoreTenants } from '../engine/score-tenants.ts';
import { liftStop, releaseAll, setStop } from '../engine/set-stop.ts';
import { standing } from '../engine/standing.ts';
import { takeOver } from '../engine/take-over.ts';
import { pointsOf } from '../engine/telemetry/points.ts';
import { verifyAudit } from '../engine/verify-audit.ts';
import { why } from '../engine/why.ts';
import type { SiteParts } from './assemble-site.ts';
import { contractSite } from './contract-site.ts';
import { moneySite } from './money-site.ts';
import { reportSite } from './report-site.ts';
import { dtuSecretMaker } from './secrets.ts';
import type { Site } from './site.ts';

/**
 * The site as one user sees it. Every call holds civil time from its start to its end, so that a simulated clock
 * never moves through the middle of a use case, whoever called it.
 */
export function siteOver(parts: SiteParts, dataDir: string, release: () => Promise<void>): Site {
  const { context, due, results, dispatcher, gateway, telemetry, meters } = parts;
  const held = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const end = context.clock.hold(what);
    try {
      return await work();
    } finally {
      end();
    }
  };
  return {
    siteId: context.siteId,
    name: context.siteName,
    timeZone: context.timeZone,
    currency: context.currency,
    mode: context.mode,
    pack: context.pack.id,
    clock: context.clock,
    mqttPort: gateway.mqttPort,
    get hasDueListener() {
      return due.hasListener;
    },

    importEstate: (input, options) =>
      held('import', async () => {
        const report = await importEstate(context, input, dtuSecretMaker(dataDir, parts.key), options);
        meters.forget();
        return report;
      }),
    importLeases: (input, options) => held('import', () => importLeases(context, input, options)),
    importTurnover: (input) => held('import', () => importTurnover(context, input)),
    importCharges: (input, options) => held('import', () => importCharges(context, input, options)),
    importPayments: (input, options) => held('import', () => importPayments(context, input, options)),
    feedFreshness: (feed) => held('read', () => feedFreshness(context, feed)),
    closeAccount: (request, by) => held('feed', () => closeAccount(context, request, by)),
    ...moneySite(context, held),
    ...reportSite(context, held),
    ...contractSite(context, held),
    issueCharges: () => held('issue', () => issueDay(context)),
    takeOver: (from, by, reason) => held('issue', () => takeOver(context, from, by, reason)),
    untakenBills: (keys) => held('issue', () => untakenBills(context, keys)),
    score: (tenants) => held('score', () => scoreTenants(context, tenants)),
    planReminders: (tenants) => held('plan', () => planReminders(context, tenants)),
    dispatchMessage: (key, options) => held('dispatch', () => dispatchMessage(context, key, options)),
    recordReceipt: (receipt, source) => held('receipt', () => recordReceipt(context, receipt, source)),

    advanceCases: (which) => held('cases', () => advanceCases(context, which)),
    approvalsWanted: () => held('read', () => approvalsWanted(context)),
    decideApproval: (request) => held('approval', () => decideApproval(context, request)),
    placeHold: (request) => held('hold', () => placeHold(context, request)),
    liftHold: (holdId, by, reason) => held('hold', () => liftHold(context, holdId, by, reason)),
    setStop: (request) => held('stop', () => setStop(context, request)),
    liftStop: (stopId, by, reason) => held('stop', () => liftStop(context, stopId, by, reason)),
    releaseAll: (by, reason) => held('release', () => releaseAll(context, by, reason)),
    takeOrder: (key, taker) =>
      held('order', async () => {
        const outcome = await takeOrder(context, key, taker);
        if (outcome.state === 'taken') dispatcher.look();
        return outcome;
      }),
    onOrderResult: (listener) => results.listen(listener),
    onDue: (listener) => due.listen(listener),

    followReadings: (listener) => gateway.follow(listener),
    reportReadings: (from, to) => gateway.report(from, to),
    writeTelemetry: (points) => held('spool', () => telemetry.write(points)),
    writeMessageTelemetry: (topic, payload) =>
      held('spool', async () => {
        const place = { siteId: context.siteId, now: context.clock.now(), unitOf: await meters.units() };
        const isDay = topic === 'dunlock/due' && rowsOf(payload).some((row) => row.what === 'day');
        const points = isDay ? pointsOf('dunlock/day', await daySummary(context), place) : pointsOf(topic, payload, place);
        if (points.length > 0) await telemetry.write(points);
        return points.length;
      }),
    flushTelemetry: (timeoutMs) => telemetry.flush(timeoutMs),
    telemetry: () => telemetry.state(),
    gatewayCounters: () => gateway.counters(),
    onlineDtus: () => gateway.onlineDtus(),

    statement: (tenantId, asOf) => held('read', () => statement(context, tenantId, asOf)),
    why: (tenantId) => held('read', () => why(context, tenantId)),
    standing: () => held('read', () => standing(context)),
    daySummary: () => held('read', () => daySummary(context)),
    runReport: (since) => held('read', () => runReport(context, since)),
    runInvariants: () => held('read', () => runInvariants(context)),
    verifyAudit: (tell) => held('read', () => verifyAudit(context, tell)),
    release,
  };
}

function rowsOf(payload: unknown): readonly Record<string, unknown>[] {
  const list = Array.isArray(payload) ? payload : [payload];
  return list.filter((row): row is Record<string, unknown> => row !== null && typeof row === 'object');
}
